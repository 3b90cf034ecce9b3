const PATTERN = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** A date of TMX, `YYYYMMDDThhmmssZ`; undefined for what is none, such as the 30th of February. */
export function parseTmxDate(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = PATTERN.exec(text) ?? [];
  if (year === undefined) return undefined;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const date = new Date(iso);
  // Date.parse takes the 30th of February for the 1st of March.
  return Number.isNaN(date.getTime()) || date.toISOString() !== iso ? undefined : date;
}
