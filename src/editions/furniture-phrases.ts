/**
 * Lines that pages put around a text, in the form of `phraseOf`. A list proves nothing by itself: `furniture.ts` asks where
 * a line stands and what stands beside it.
 */

/** Heads of comments, of the form for them, and of lists of other pages: what stands behind them is not the text. */
export const TAIL_HEADS: ReadonlySet<string> = new Set([
  // English
  ...[
    'leave a reply',
    'leave a comment',
    'post a comment',
    'add a comment',
    'no comments',
    'no comments yet',
  ],
  ...['write a comment', 'be the first to comment', 'cancel reply', 'related posts', 'related articles'],
  ...['you may also like', 'you might also like', 'share this', 'share this post', 'share this article'],
  // Chinese
  ...[
    '发表评论',
    '发表回复',
    '我要评论',
    '暂无评论',
    '相关文章',
    '相关新闻',
    '相关阅读',
    '相关链接',
    '延伸阅读',
  ],
  ...[
    '推荐阅读',
    '热门文章',
    '精选的博文',
    '没有评论',
    '發表評論',
    '發佈留言',
    '發表迴響',
    '張貼留言',
    '沒有留言',
  ],
  ...['相關文章', '相關新聞', '相關閱讀', '延伸閱讀', '熱門文章', '推薦閱讀', '分享到'],
  // Japanese, Korean, Vietnamese
  ...['コメントを投稿', 'コメントを残す', 'コメントする', 'コメントはありません', '関連記事', '人気の記事'],
  ...['댓글 남기기', '댓글 쓰기', '댓글 없음', '관련 기사', '관련 글', '이 글 공유하기'],
  ...['để lại bình luận', 'đăng nhận xét', 'không có nhận xét nào', 'bài viết liên quan', 'tin liên quan'],
  // German, French, Spanish, Portuguese, Italian, Dutch
  ...['schreibe einen kommentar', 'kommentar hinterlassen', 'kommentar schreiben', 'keine kommentare'],
  ...[
    'kommentar veröffentlichen',
    'ähnliche beiträge',
    'ähnliche artikel',
    'das könnte sie auch interessieren',
  ],
  ...['laisser un commentaire', 'laissez un commentaire', 'aucun commentaire', 'enregistrer un commentaire'],
  ...[
    'articles similaires',
    'articles liés',
    'deja un comentario',
    'deja una respuesta',
    'publicar un comentario',
  ],
  ...['no hay comentarios', 'entradas relacionadas', 'artículos relacionados', 'deixe um comentário'],
  ...['deixe uma resposta', 'postar um comentário', 'nenhum comentário', 'artigos relacionados'],
  ...['lascia un commento', 'posta un commento', 'nessun commento', 'articoli correlati', 'geef een reactie'],
  ...['een reactie posten', 'geen opmerkingen', 'gerelateerde berichten'],
  // Russian, Ukrainian, Polish, Turkish, Indonesian
  ...['добавить комментарий', 'оставить комментарий', 'отправить комментарий', 'комментариев нет'],
  ...['похожие записи', 'читайте также', 'додати коментар', 'залишити коментар', 'немає коментарів'],
  ...['dodaj komentarz', 'zostaw komentarz', 'brak komentarzy', 'prześlij komentarz', 'podobne wpisy'],
  ...['bir yorum yazın', 'yorum yapın', 'yorum gönder', 'hiç yorum yok', 'ilgili yazılar'],
  ...['tinggalkan komentar', 'posting komentar', 'tidak ada komentar', 'artikel terkait'],
]);

/** What stands in forms, menus and beneath articles; may also be a line of a text. */
export const PAGE_WORDS: ReadonlySet<string> = new Set([
  ...['home', 'about', 'about us', 'contact', 'contact us', 'search', 'menu', 'login', 'log in', 'sign in'],
  ...['sign up', 'register', 'subscribe', 'share', 'print', 'email', 'email this', 'tweet', 'reply', 'like'],
  ...['facebook', 'twitter', 'x', 'linkedin', 'whatsapp', 'telegram', 'pinterest', 'instagram', 'youtube'],
  ...['read more', 'more', 'comments', 'next', 'previous', 'back', 'back to top', 'top', 'newer post'],
  ...['older post', 'newer posts', 'older posts', 'privacy policy', 'terms of use', 'terms of service'],
  ...[
    'sitemap',
    'site map',
    'skip to content',
    'name',
    'website',
    'post comment',
    'submit',
    'news',
    'products',
  ],
  ...[
    '首页',
    '首頁',
    '返回顶部',
    '返回頂部',
    '返回首页',
    '返回首頁',
    '打印',
    '打印本页',
    '列印',
    '关闭',
    '關閉',
    '关闭窗口',
  ],
  ...[
    '分享',
    '收藏',
    '登录',
    '登入',
    '注册',
    '註冊',
    '搜索',
    '搜尋',
    '联系我们',
    '聯絡我們',
    '关于我们',
    '關於我們',
  ],
  ...['新闻', '新闻中心', '網站地圖', '网站地图', '更多', '评论', '微信', '微博'],
  ...['ホーム', 'トップ', 'トップページ', 'シェア', '印刷', '検索', 'お問い合わせ', '会社概要', 'ログイン'],
  ...['홈', '공유', '인쇄', '검색', '로그인', '회원가입', 'trang chủ', 'chia sẻ', 'liên hệ', 'đăng nhập'],
  ...['startseite', 'teilen', 'drucken', 'suche', 'kontakt', 'impressum', 'datenschutz', 'anmelden'],
  ...['accueil', 'partager', 'imprimer', 'rechercher', 'mentions légales', 'se connecter'],
  ...[
    'inicio',
    'compartir',
    'imprimir',
    'buscar',
    'contacto',
    'início',
    'compartilhar',
    'partilhar',
    'contato',
  ],
  ...['condividi', 'stampa', 'cerca', 'contatti', 'delen', 'afdrukken', 'zoeken', 'contact opnemen'],
  ...['главная', 'поделиться', 'печать', 'поиск', 'контакты', 'войти', 'головна', 'поділитися', 'контакти'],
  ...[
    'strona główna',
    'udostępnij',
    'drukuj',
    'szukaj',
    'ana sayfa',
    'paylaş',
    'yazdır',
    'beranda',
    'bagikan',
  ],
]);

/** Notes of comment forms, by how they begin. */
export const FORM_NOTES: readonly string[] = [
  'your email address will not be published',
  'required fields are marked',
  'save my name, email',
  'you must be logged in to',
  '您的邮箱地址不会被公开',
  '您的电子邮箱地址不会被公开',
  '發佈留言必須填寫的電子郵件地址不會公開',
  'メールアドレスが公開されることはありません',
  '이메일 주소는 공개되지 않습니다',
  'email của bạn sẽ không được hiển thị công khai',
  'deine e-mail-adresse wird nicht veröffentlicht',
  'votre adresse e-mail ne sera pas publiée',
  'tu dirección de correo electrónico no será publicada',
  'o seu endereço de e-mail não será publicado',
  'il tuo indirizzo email non sarà pubblicato',
  'je e-mailadres wordt niet gepubliceerd',
  'ваш адрес email не будет опубликован',
  'twój adres e-mail nie zostanie opublikowany',
];

/** Words before a colon that link the article before, and the one behind. */
export const PREVIOUS_LINK =
  /(?:^|[\s"'>»|])(?:上一篇|上一条|上一條|上篇|前一篇|前の記事|이전 ?글|이전 ?기사|bài trước|previous (?:post|article|story)|vorheriger (?:beitrag|artikel)|article précédent|entrada anterior|artículo anterior|post anterior|artigo anterior|articolo precedente|предыдущая (?:запись|статья)|poprzedni wpis|önceki yazı)[^\S\n]{0,3}[:：]/iu;
export const NEXT_LINK =
  /(?:^|[\s"'>»|])(?:下一篇|下一条|下一條|下篇|后一篇|後一篇|次の記事|다음 ?글|다음 ?기사|bài sau|bài tiếp theo|next (?:post|article|story)|nächster (?:beitrag|artikel)|article suivant|entrada siguiente|artículo siguiente|próximo (?:post|artigo)|articolo successivo|следующая (?:запись|статья)|następny wpis|sonraki yazı)[^\S\n]{0,3}[:：]/iu;

/** Before the path of a page: "You are here". */
export const PATH_HEAD =
  /^(?:you are here|当前位置|您的位置|您当前的位置|您现在的位置|目前位置|現在位置|你的位置|现在位置|現在地|현재 ?위치|sie sind hier|vous êtes ici|estás aquí|вы здесь|ты здесь)[^\S\n]{0,3}[:：]/iu;
