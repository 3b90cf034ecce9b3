import { type LanguageRules, words } from './rules.ts';

export const vi: LanguageRules = {
  never: words(
    'TP Tp TX Tx TT GS PGS TS ThS BS KS LS CN NSND NSƯT ĐH Th.S PGS.TS GS.TS P Q H X Đ vd VD Nxb NXB tr ĐT Ths Kts KTS',
  ),
  seldom: words('TP.HCM TNHH'),
  often: words('v.v vv'),
  beforeNumber: words('tr Đt ĐT Q P số Điều'),
  starters: words(`
    Ông Bà Anh Chị Em Tôi Chúng Họ Nó Cô Chú Bác Đây Đó Này Các Những Một Hai Ba Khi Nếu Vì Nên Nhưng Và Hoặc Tuy Sau Trước
    Trong Ngoài Trên Dưới Theo Từ Đến Tại Ở Với Cho Để Do Bởi Hiện Nay Hôm Ngày Năm Tháng Lúc Còn Cũng Đã Đang Sẽ Không
    Có Ai Gì Đâu Sao Tất Mọi Mỗi Nhiều Bên Ngay Rồi Thế Vậy Riêng Đặc Hơn Người
  `),
  speech:
    /^(?:\p{Lu}\p{L}*\s){1,4}(?:lại\s)?(?:hỏi|nói|đáp|kêu|thốt|hét|la|trả lời|bảo|cười)(?![\p{L}\p{M}])/u,
};
