// Made of /openapi.json by openapi-typescript: vitest run test/api-openapi.test.ts -u
// biome-ignore-all format: it is compared with what is made
// biome-ignore-all lint: made by a program
export interface paths {
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List documents, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description What the page before said as next */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of documents */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Document"][];
                            next?: string;
                        };
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Send a document to be aligned
         * @description A text, texts by language, or files of any format that is read. The same bytes with the same options are the document that is there; so the request may be repeated, with an Idempotency-Key or without.
         */
        post: {
            parameters: {
                query?: {
                    languages?: string;
                    segmentation?: "auto" | "lines";
                    maxSentence?: string;
                    semicolons?: "true" | "false";
                    repairs?: ("all" | "none") | string;
                    encoding?: string;
                    html?: "main" | "all";
                    inputFormat?: "text" | "markdown" | "html" | "docx" | "pdf" | "srt" | "vtt" | "epub" | "tmx" | "xliff" | "po" | "csv" | "tsv" | "xlsx" | "jsonl";
                    /** @description text/plain: what the document is called */
                    name?: string;
                };
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/plain": string;
                    "application/json": {
                        text: string;
                        name?: string;
                        languages?: string[];
                        /** @enum {string} */
                        segmentation?: "auto" | "lines";
                        maxSentence?: number;
                        semicolons?: boolean;
                        repairs?: ("all" | "none") | ("invisible" | "ornament" | "doubled-letter" | "cjk-space" | "missing-space" | "hard-wrap" | "furniture")[];
                    } | {
                        editions: {
                            language?: string;
                            text: string;
                            name?: string;
                        }[];
                        languages?: string[];
                        /** @enum {string} */
                        segmentation?: "auto" | "lines";
                        maxSentence?: number;
                        semicolons?: boolean;
                        repairs?: ("all" | "none") | ("invisible" | "ornament" | "doubled-letter" | "cjk-space" | "missing-space" | "hard-wrap" | "furniture")[];
                    };
                    "multipart/form-data": {
                        file?: string[];
                    } & {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description The document was there already */
                200: {
                    headers: {
                        /** @description Where the document is */
                        Location?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Document"];
                    };
                };
                /** @description The document is aligned in the background */
                202: {
                    headers: {
                        /** @description Where the document is */
                        Location?: string;
                        /** @description Seconds */
                        "Retry-After"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Document"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document and how far it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The document */
                200: {
                    headers: {
                        /** @description Its revision */
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Document"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a document and all that is known of it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a document
         * @description Server-sent events of the type "document", their data a Document: at once, then whenever its state, progress or revision changes. A comment comes every 15 seconds.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units, page by page */
        get: {
            parameters: {
                query?: {
                    /** @description uncertain: unreviewed units first, the least certain of them first */
                    order?: "position" | "uncertain";
                    /** @description Some of unreviewed,accepted,edited,rejected */
                    status?: string;
                    /** @description Units with one of these flags, with commas between */
                    flags?: string;
                    minConfidence?: number;
                    maxConfidence?: number;
                    /** @description Text that a cell has, whatever its case */
                    text?: string;
                    bookmarked?: boolean;
                    /** @description What the page before said as next */
                    cursor?: string;
                    /** @description Begins here instead of at a cursor */
                    offset?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of units */
                200: {
                    headers: {
                        /** @description Revision of the document */
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitPage"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    unit: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The unit */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlacedUnit"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/outline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All units in few bytes
         * @description What an overview and a long table need. With If-None-Match, 304 where nothing has changed.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The outline */
                200: {
                    headers: {
                        /** @description Revision of the document */
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Outline"];
                    };
                };
                /** @description The client has it */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/other": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Text that belongs to no edition */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was set aside, and why */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SetAside"][];
                        };
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change units, or align some again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The revision that the client has seen, as an ETag; * or nothing: whatever it is at */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            responses: {
                /** @description What has changed */
                200: {
                    headers: {
                        /** @description The new revision */
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Applied"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Somebody changed the document in the meantime */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the last change back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The revision that the client has seen, as an ETag; * or nothing: whatever it is at */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What has changed */
                200: {
                    headers: {
                        /** @description The new revision */
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Applied"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Somebody changed the document in the meantime */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/redo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do again what was taken back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The revision that the client has seen, as an ETag; * or nothing: whatever it is at */
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What has changed */
                200: {
                    headers: {
                        /** @description The new revision */
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Applied"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Somebody changed the document in the meantime */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description What the page before said as next */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the log */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LogEntry"][];
                            next?: string;
                        };
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The units as a file
         * @description In the format of the query, else of Accept, else TMX. HEAD, and preview=true, only count.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Languages to write, in this order, with commas between; default all */
                    languages?: string;
                    minConfidence?: number;
                    /** @description Some of unreviewed,accepted,edited,rejected */
                    status?: string;
                    /** @description Only units with one of these flags */
                    flags?: string;
                    /** @description Only units with none of these flags */
                    withoutFlags?: string;
                    sourceEqualsTarget?: "keep" | "drop";
                    halfEmpty?: "keep" | "drop";
                    duplicates?: "keep" | "drop";
                    /** @description Units changed at this time or later (ISO 8601) */
                    since?: string;
                    /** @description Units changed at this time or earlier */
                    until?: string;
                    /** @description Default: what Accept asks for, else tmx */
                    format?: "jsonl" | "tsv" | "csv" | "xlsx" | "tmx" | "xliff" | "moses" | "html";
                    /** @description Only counts what would be written */
                    preview?: boolean;
                    /** @description Two languages, the first the source, with a comma between */
                    bilingual?: string;
                    /** @description zh-TW or zh-Hant */
                    codes?: "region" | "script";
                    xliffVersion?: "1.2" | "2.1";
                    /** @description tmx: the source language */
                    sourceLanguage?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file; with preview=true the report */
                200: {
                    headers: {
                        /** @description A name for the file */
                        "Content-Disposition"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                        "text/tab-separated-values": string;
                        "text/csv": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "application/x-tmx+xml": string;
                        "application/xliff+xml": string;
                        "application/zip": string;
                        "text/html": string;
                        "application/json": components["schemas"]["ExportReport"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description None of the formats that the client accepts */
                406: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units with a text, with one like it, or of its meaning */
        get: {
            parameters: {
                query: {
                    q: string;
                    /** @description Some of exact,fuzzy,concordance,meaning; default all */
                    mode?: string;
                    language?: string;
                    /** @description Hits of each mode; default 10 */
                    limit?: number;
                    /** @description Least similarity of fuzzy matches */
                    minScore?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found, exact matches first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemorySearch"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the memory holds */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemoryStats"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the memory has for each sentence of a text */
        post: {
            parameters: {
                query?: {
                    format?: "json" | "xliff";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MemoryQuestion"];
                };
            };
            responses: {
                /** @description Rows with their matches; as XLIFF a file that a translator goes on with */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemoryAnswer"];
                        "application/xliff+xml": string;
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the units of files in
         * @description A file is taken as a whole or not at all; files before one that fails stay.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        file: string[];
                        inputFormat?: string;
                        languages?: string;
                        document?: string;
                        minConfidence?: string;
                    };
                };
            };
            responses: {
                /** @description What became of the units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemoryImport"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the units of a document in
         * @description With the filters of an export. Units that were rejected are never taken.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Languages to write, in this order, with commas between; default all */
                    languages?: string;
                    minConfidence?: number;
                    /** @description Some of unreviewed,accepted,edited,rejected */
                    status?: string;
                    /** @description Only units with one of these flags */
                    flags?: string;
                    /** @description Only units with none of these flags */
                    withoutFlags?: string;
                    sourceEqualsTarget?: "keep" | "drop";
                    halfEmpty?: "keep" | "drop";
                    duplicates?: "keep" | "drop";
                    /** @description Units changed at this time or later (ISO 8601) */
                    since?: string;
                    /** @description Units changed at this time or earlier */
                    until?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What became of the units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddReport"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is not there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The memory as a file */
        get: {
            parameters: {
                query?: {
                    /** @description Languages to write, in this order, with commas between; default all */
                    languages?: string;
                    minConfidence?: number;
                    /** @description Some of unreviewed,accepted,edited,rejected */
                    status?: string;
                    /** @description Only units with one of these flags */
                    flags?: string;
                    /** @description Only units with none of these flags */
                    withoutFlags?: string;
                    sourceEqualsTarget?: "keep" | "drop";
                    halfEmpty?: "keep" | "drop";
                    duplicates?: "keep" | "drop";
                    /** @description Units changed at this time or later (ISO 8601) */
                    since?: string;
                    /** @description Units changed at this time or earlier */
                    until?: string;
                    /** @description Default: what Accept asks for, else tmx */
                    format?: "jsonl" | "tsv" | "csv" | "xlsx" | "tmx" | "xliff" | "moses" | "html";
                    /** @description Only counts what would be written */
                    preview?: boolean;
                    /** @description Two languages, the first the source, with a comma between */
                    bilingual?: string;
                    /** @description zh-TW or zh-Hant */
                    codes?: "region" | "script";
                    xliffVersion?: "1.2" | "2.1";
                    /** @description tmx: the source language */
                    sourceLanguage?: string;
                    document?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file; with preview=true the report */
                200: {
                    headers: {
                        /** @description A name for the file */
                        "Content-Disposition"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                        "text/tab-separated-values": string;
                        "text/csv": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "application/x-tmx+xml": string;
                        "application/xliff+xml": string;
                        "application/zip": string;
                        "text/html": string;
                        "application/json": components["schemas"]["ExportReport"];
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description None of the formats that the client accepts */
                406: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is in a text: languages, sentences, repairs */
        post: {
            parameters: {
                query?: {
                    languages?: string;
                    segmentation?: "auto" | "lines";
                    maxSentence?: string;
                    semicolons?: "true" | "false";
                    repairs?: ("all" | "none") | string;
                    encoding?: string;
                    html?: "main" | "all";
                    inputFormat?: "text" | "markdown" | "html" | "docx" | "pdf" | "srt" | "vtt" | "epub" | "tmx" | "xliff" | "po" | "csv" | "tsv" | "xlsx" | "jsonl";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/plain": string;
                    "application/json": {
                        text: string;
                        name?: string;
                        languages?: string[];
                        /** @enum {string} */
                        segmentation?: "auto" | "lines";
                        maxSentence?: number;
                        semicolons?: boolean;
                        repairs?: ("all" | "none") | ("invisible" | "ornament" | "doubled-letter" | "cjk-space" | "missing-space" | "hard-wrap" | "furniture")[];
                    } | {
                        editions: {
                            language?: string;
                            text: string;
                            name?: string;
                        }[];
                        languages?: string[];
                        /** @enum {string} */
                        segmentation?: "auto" | "lines";
                        maxSentence?: number;
                        semicolons?: boolean;
                        repairs?: ("all" | "none") | ("invisible" | "ornament" | "doubled-letter" | "cjk-space" | "missing-space" | "hard-wrap" | "furniture")[];
                    };
                    "multipart/form-data": {
                        file?: string[];
                    } & {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description Documents, editions and what was set aside */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/align": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Align texts at once
         * @description Answers when it is done; what the format leaves out is counted in the header Hexapla-Units.
         */
        post: {
            parameters: {
                query?: {
                    languages?: string;
                    segmentation?: "auto" | "lines";
                    maxSentence?: string;
                    semicolons?: "true" | "false";
                    repairs?: ("all" | "none") | string;
                    encoding?: string;
                    html?: "main" | "all";
                    inputFormat?: "text" | "markdown" | "html" | "docx" | "pdf" | "srt" | "vtt" | "epub" | "tmx" | "xliff" | "po" | "csv" | "tsv" | "xlsx" | "jsonl";
                    minConfidence?: string;
                    format?: "json" | "jsonl" | "tsv" | "csv" | "xlsx" | "tmx" | "xliff" | "moses" | "html";
                    codes?: "region" | "script";
                    bilingual?: string;
                    xliffVersion?: "1.2" | "2.1";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/plain": string;
                    "application/json": {
                        text: string;
                        name?: string;
                        languages?: string[];
                        /** @enum {string} */
                        segmentation?: "auto" | "lines";
                        maxSentence?: number;
                        semicolons?: boolean;
                        repairs?: ("all" | "none") | ("invisible" | "ornament" | "doubled-letter" | "cjk-space" | "missing-space" | "hard-wrap" | "furniture")[];
                    } | {
                        editions: {
                            language?: string;
                            text: string;
                            name?: string;
                        }[];
                        languages?: string[];
                        /** @enum {string} */
                        segmentation?: "auto" | "lines";
                        maxSentence?: number;
                        semicolons?: boolean;
                        repairs?: ("all" | "none") | ("invisible" | "ornament" | "doubled-letter" | "cjk-space" | "missing-space" | "hard-wrap" | "furniture")[];
                    };
                    "multipart/form-data": {
                        file?: string[];
                    } & {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description The alignment */
                200: {
                    headers: {
                        /** @description Counts */
                        "Hexapla-Units"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                        "application/jsonl": string;
                        "text/tab-separated-values": string;
                        "text/csv": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "application/x-tmx+xml": string;
                        "application/xliff+xml": string;
                        "application/zip": string;
                        "text/html": string;
                    };
                };
                /** @description The request is not as documented */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description None of the formats that the client accepts */
                406: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It is as documented and cannot be done */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It does */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                            version: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database answers and work is being done */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ready";
                        };
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers for Prometheus */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description In its text format */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the service takes at most, and what it reads and writes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The limits */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Limits"];
                    };
                };
                /** @description A token is needed */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The token does not allow it, or the request comes from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this client; see Retry-After */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The service has enough to do; see Retry-After */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OpenAPI 3.1 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Document: {
            id: string;
            name: string;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            /** @description While it runs */
            progress?: {
                stage: string;
                done: number;
                total: number;
            };
            /** @description Why it failed */
            error?: {
                code: string;
                message: string;
            };
            /**
             * Format: date-time
             * @example 2026-02-03T04:05:06.000Z
             */
            created: string;
            /**
             * Format: date-time
             * @example 2026-02-03T04:05:06.000Z
             */
            changed: string;
            /** @description Empty until it is done */
            languages: string[];
            /** @description Rises with every change; the ETag */
            revision: number;
            counts: components["schemas"]["Counts"];
            documents: components["schemas"]["DocumentInfo"][];
        };
        Counts: {
            units: number;
            byStatus: {
                unreviewed: number;
                accepted: number;
                edited: number;
                rejected: number;
            };
            flagged: number;
            bookmarked: number;
        };
        /** @description How a file was read */
        DocumentInfo: {
            name: string;
            format: string;
            /** @description Its name and how it was found */
            encoding?: {
                [key: string]: unknown;
            };
            characters: number;
            notes: {
                [key: string]: unknown;
            }[];
            marks: {
                [key: string]: unknown;
            }[];
            repairs: {
                [key: string]: unknown;
            }[];
            rejected: {
                [key: string]: unknown;
            }[];
        };
        Problem: {
            /** @example urn:hexapla:problem:stale-revision */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @example STALE_REVISION */
            code: string;
            errors: {
                /** @description JSON pointer into the body, ?name of the query, or the name of a field, parameter or header */
                pointer: string;
                detail: string;
            }[];
            /** @description STALE_REVISION: the revision that the document is at */
            revision?: number;
        };
        UnitPage: {
            revision: number;
            units: components["schemas"]["PlacedUnit"][];
            /** @description Units that the query finds in all */
            total: number;
            /** @description Cursor of the next page */
            next?: string;
        };
        PlacedUnit: {
            id: string;
            /** @description null where a person made the unit */
            confidence: number | null;
            status: components["schemas"]["ReviewStatus"];
            cells: {
                [key: string]: {
                    pieces: {
                        sentence: number;
                        /** @description UTF-16 units */
                        start: number;
                        /** @description UTF-16 units */
                        end: number;
                        text: string;
                    }[];
                    /** @description What a person wrote in the place of it */
                    edited?: string;
                };
            };
            pairs: {
                languages: [
                    string,
                    string
                ];
                confidence: number;
                similarity: number;
                beads: [
                    number[],
                    number[]
                ][];
            }[];
            flags: {
                code: string;
                languages: string[];
                evidence: components["schemas"]["FlagEvidence"];
            }[];
            moved: boolean;
            bookmarked: boolean;
            note?: string;
            position: number;
        };
        /** @enum {string} */
        ReviewStatus: "unreviewed" | "accepted" | "edited" | "rejected";
        FlagEvidence: {
            places: {
                language: string;
                /** @description UTF-16 units */
                start: number;
                /** @description UTF-16 units */
                end: number;
                text: string;
                value?: number;
            }[];
            measured?: number;
            usual?: number;
            seems?: string;
            units?: number[];
        };
        Outline: {
            revision: number;
            ids: string[];
            /** @description In hundredths; -1 where a person made the unit */
            confidences: number[];
            /** @description A letter for each unit: u, a, e, r */
            statuses: string;
            flags: {
                codes: string[];
                bits: number[];
            };
            firsts: {
                [key: string]: number[];
            };
            lengths: number[];
        };
        SetAside: {
            source: string;
            /** @description UTF-16 units */
            start: number;
            /** @description UTF-16 units */
            end: number;
            text: string;
            reason: string;
        };
        Applied: {
            revision: number;
            splices: {
                after: string | null;
                removed: components["schemas"]["Unit"][];
                inserted: components["schemas"]["Unit"][];
            }[];
            counts: components["schemas"]["Counts"];
            canUndo: boolean;
            canRedo: boolean;
        };
        Unit: {
            id: string;
            /** @description null where a person made the unit */
            confidence: number | null;
            status: components["schemas"]["ReviewStatus"];
            cells: {
                [key: string]: {
                    pieces: {
                        sentence: number;
                        /** @description UTF-16 units */
                        start: number;
                        /** @description UTF-16 units */
                        end: number;
                        text: string;
                    }[];
                    /** @description What a person wrote in the place of it */
                    edited?: string;
                };
            };
            pairs: {
                languages: [
                    string,
                    string
                ];
                confidence: number;
                similarity: number;
                beads: [
                    number[],
                    number[]
                ][];
            }[];
            flags: {
                code: string;
                languages: string[];
                evidence: components["schemas"]["FlagEvidence"];
            }[];
            moved: boolean;
            bookmarked: boolean;
            note?: string;
        };
        Operation: {
            /** @enum {string} */
            op: "accept" | "reject" | "reopen";
            units: string[];
        } | {
            /** @enum {string} */
            op: "edit";
            unit: string;
            /**
             * @description BCP 47 tag
             * @example zh-Hant
             */
            language: string;
            /** @description null takes back the text of the document */
            text: string | null;
        } | {
            /** @enum {string} */
            op: "merge";
            unit: string;
            /** @enum {string} */
            with: "next" | "previous";
            languages?: string[];
        } | {
            /** @enum {string} */
            op: "split";
            unit: string;
            at: {
                [key: string]: {
                    sentences: number;
                } | {
                    offset: number;
                };
            };
        } | {
            /** @enum {string} */
            op: "move";
            unit: string;
            /**
             * @description BCP 47 tag
             * @example zh-Hant
             */
            language: string;
            /** @enum {string} */
            sentence: "first" | "last";
        } | {
            /** @enum {string} */
            op: "unlink";
            unit: string;
            /**
             * @description BCP 47 tag
             * @example zh-Hant
             */
            language: string;
        } | {
            /** @enum {string} */
            op: "link";
            units: [
                string,
                string
            ];
        } | {
            /** @enum {string} */
            op: "note";
            unit: string;
            text: string;
        } | {
            /** @enum {string} */
            op: "bookmark";
            unit: string;
            on: boolean;
        } | {
            /** @enum {string} */
            op: "realign";
            from?: string;
            to?: string;
        };
        LogEntry: {
            revision: number;
            /**
             * Format: date-time
             * @example 2026-02-03T04:05:06.000Z
             */
            at: string;
            /** @description Name of the token */
            by?: string;
            operation: {
                /** @enum {string} */
                op: "accept" | "reject" | "reopen";
                units: string[];
            } | {
                /** @enum {string} */
                op: "edit";
                unit: string;
                /**
                 * @description BCP 47 tag
                 * @example zh-Hant
                 */
                language: string;
                /** @description null takes back the text of the document */
                text: string | null;
            } | {
                /** @enum {string} */
                op: "merge";
                unit: string;
                /** @enum {string} */
                with: "next" | "previous";
                languages?: string[];
            } | {
                /** @enum {string} */
                op: "split";
                unit: string;
                at: {
                    [key: string]: {
                        sentences: number;
                    } | {
                        offset: number;
                    };
                };
            } | {
                /** @enum {string} */
                op: "move";
                unit: string;
                /**
                 * @description BCP 47 tag
                 * @example zh-Hant
                 */
                language: string;
                /** @enum {string} */
                sentence: "first" | "last";
            } | {
                /** @enum {string} */
                op: "unlink";
                unit: string;
                /**
                 * @description BCP 47 tag
                 * @example zh-Hant
                 */
                language: string;
            } | {
                /** @enum {string} */
                op: "link";
                units: [
                    string,
                    string
                ];
            } | {
                /** @enum {string} */
                op: "note";
                unit: string;
                text: string;
            } | {
                /** @enum {string} */
                op: "bookmark";
                unit: string;
                on: boolean;
            } | {
                /** @enum {string} */
                op: "realign";
                from?: string;
                to?: string;
            } | {
                /** @enum {string} */
                op: "undo" | "redo";
                of: number;
            };
            undone: boolean;
        };
        /** @description Units that are written, and those that are not by reason */
        ExportReport: {
            written: number;
            skipped: {
                [key: string]: number;
            };
        };
        MemorySearch: {
            hits: {
                /** @enum {string} */
                mode: "exact" | "fuzzy" | "concordance" | "meaning";
                /** @description fuzzy: similarity; meaning: cosine; otherwise 1 */
                score: number;
                unit: components["schemas"]["StoredUnit"];
                /** @description Which of the variants was found; absent for meaning */
                variant?: number;
                highlights: {
                    start: number;
                    end: number;
                }[];
                /** @description Units that say something else in another language */
                conflicts: number[];
            }[];
            /** @description Whether meaning was searched */
            meaning: boolean;
        };
        StoredUnit: {
            /** @description In this memory */
            number: number;
            /** @description How often it came */
            count: number;
            unit: {
                variants: ({
                    language: string;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
                /** @enum {string} */
                status?: "unreviewed" | "accepted" | "edited" | "rejected";
                confidence?: number;
                document?: string;
                /** Format: date-time */
                created?: string;
                /** Format: date-time */
                changed?: string;
            } & {
                [key: string]: unknown;
            };
            origins: ({
                import: string;
                /** Format: date-time */
                at: string;
                document?: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        MemoryStats: {
            units: number;
            origins: number;
            languages: {
                language: string;
                texts: number;
            }[];
            statuses: {
                unreviewed: number;
                accepted: number;
                edited: number;
                rejected: number;
            };
            imports: {
                name: string;
                /** Format: date-time */
                at: string;
            }[];
            vectors?: {
                model: string;
                units: number;
            };
        };
        MemoryAnswer: {
            from: string;
            to: string;
            rows: {
                source: string;
                /** @enum {string} */
                band: "100" | "context" | "95-99" | "85-94" | "75-84" | "below";
                score: number;
                target?: string;
                match?: string;
                unit?: components["schemas"]["StoredUnit"];
                ambiguous: boolean;
            }[];
            bands: {
                100?: number;
                context?: number;
                "95-99"?: number;
                "85-94"?: number;
                "75-84"?: number;
                below?: number;
            };
        };
        MemoryQuestion: {
            from: string;
            to: string;
            sentences: string[];
            minScore?: number;
        };
        MemoryImport: {
            files: {
                name: string;
                report: components["schemas"]["AddReport"];
            }[];
        };
        AddReport: {
            read: number;
            added: number;
            merged: number;
            /** @description Of those merged, units that brought a language */
            extended: number;
            rejected: {
                [key: string]: number;
            };
            rejections: {
                reason: string;
                message: string;
                at: {
                    line: number;
                    column: number;
                };
                id?: string;
            }[];
        };
        Limits: {
            /** @description Bytes of a body with a document */
            maxBytes: number;
            /** @description Bytes of any other body */
            maxSmallBytes: number;
            /** @description Files, or editions, of a document */
            maxEditions: number;
            /** @description Sentences of an edition */
            maxSentences: number;
            /** @description UTF-16 units of an edit or a note */
            maxTextCharacters: number;
            /** @description Items of a page */
            maxItems: number;
            maxWaiting: number;
            maxConcurrent: number;
            maxBytesInFlight: number;
            maxStreams: number;
            maxExports: number;
            requestsPerSecond: number;
            burst: number;
            accepts: string[];
            inputFormats: string[];
            /** @description That the model which ships knows */
            languages: string[];
            formats: {
                name: string;
                mediaTypes: string[];
                extensions: string[];
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
