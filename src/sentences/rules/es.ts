import { type LanguageRules, words } from './rules.ts';

export const es: LanguageRules = {
  never: words(`
    Sr Sra Srta Sres Sras Dr Dra Dres D Dña Dn Prof Profa Ing Lic Arq Gral Cnel Cap Mons Excmo Excma Ilmo Ilma Fr
    p.ej v.gr aprox núm núms pág págs cap art Av Avda Ud Uds Vd Vds Sto Sta
    EE RR FF CC JJ ene feb abr jun jul ago sept oct nov dic tel ed vol
  `),
  seldom: words('EE.UU E.U a.C d.C a.m p.m S.A S.L Cía Hnos RR.HH FF.AA CC.OO JJ.OO R.D P.D Ltda'),
  often: words('etc'),
  beforeNumber: words('pág págs núm núms n art cap vol fig tel p pp'),
  starters: words(`
    Él Ella Ellos Ellas Nosotros Yo Tú Usted Ustedes El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Ese Esa Esos
    Esas Eso Esto Aquel Aquella Pero Y O Ni Pues Porque Aunque Cuando Mientras Si Como Con Sin Por Para De Del Desde
    Hasta En Entre Sobre Tras Al A Ante Luego Después Antes Entonces Ahora Hoy Ayer Mañana Allí Aquí Ahí Su Sus Mi Mis Nuestro
    Nuestra Todo Todos Toda Todas Cada Muchos Muchas Algunos Algunas Nadie Nada Alguien Qué Quién Dónde Cómo Cuándo No
    Sí También Además Finalmente Según Se Ya Hay Había Fue Era Es Otro Otra Otros Nunca Siempre
  `),
  lettered: words('plan vitamina clase tipo grupo parte hepatitis punto'),
};
