import { type LanguageRules, words } from './rules.ts';

export const de: LanguageRules = {
  never: words(`
    Hr Hrn Fr Frl Dipl Ing med phil jur rer nat h.c Hl hl St z.B d.h u.a i.d.R z.T v.a z.Z o.ä m.E s.o s.u u.U
    bzw vgl resp sog ca etwa evtl ggf inkl exkl zzgl abzgl insb bspw geb gest env
    Mio Mrd Tsd Jan Feb Apr Aug Sept Okt Nov Dez Mo Di Mi Do Sa i.V z.Hd dt engl franz lat gegr ehem allg bes
    ü.M ü.d.M
  `),
  seldom: words('Str Co Kfm AG e.V a.D v.Chr n.Chr i.R Abt Bhf Pl ü.M ü.d.M u.dgl'),
  often: words('usw etc ff u.Ä usf'),
  beforeNumber: words('Nr Nrn Bd Bde Abb Tab Kap S Art Abs Ziff Tel Str Anm Z ca Aufl'),
  starters: words(`
    Er Sie Es Wir Ihr Ich Du Man Der Die Das Den Dem Ein Eine Einen Einem Einer Dies Diese Dieser Dieses Diesen Jene
    Danach Dann Doch Aber Und Oder Denn Als Am Im In An Auf Aus Bei Bis Mit Nach Seit Von Vor Zu Zum Zur Für Durch
    Gegen Ohne Um Wenn Weil Obwohl Während Nun Jetzt Heute Gestern Morgen Später Früher Dort Hier Da So Auch Nur
    Sein Seine Ihre Ihr Unser Unsere Mein Meine Kein Keine Alle Alles Viele Einige Manche Niemand Jemand Jeder Jede
    Was Wer Wie Wo Warum Wann Welche Zuletzt Zuerst Außerdem Deshalb Daher Trotzdem Damals Beide Bald Noch Schon Dabei
    Damit Davon Dazu Darum Nicht Nichts Gut
  `),
  lettered: words('plan vitamin klasse typ gruppe teil hepatitis punkt abschnitt'),
  ordinals: true,
  closers: '“«‹',
};
