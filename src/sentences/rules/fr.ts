import { type LanguageRules, words } from './rules.ts';

export const fr: LanguageRules = {
  never: words(`
    M MM Mme Mmes Mlle Mlles Me Mgr Mr Dr Pr Vve env p.ex cf c.-à-d av apr St Ste Cie janv févr avr juil sept oct nov
    déc éd dir trad fig boul bd tél chap vol cap gén col
  `),
  seldom: words('av.J.-C apr.J.-C J.-C ch dép S.A'),
  often: words('etc suiv'),
  beforeNumber: words('p pp no nos n art fig vol chap al t v tél'),
  starters: words(`
    Il Elle Ils Elles On Nous Vous Je Tu Le La Les L Un Une Des Ce Cette Ces Cet C Cela Ça Mais Et Ou Or Donc Car Puis
    Ensuite Alors Après Avant Dans En Au Aux À Pour Par Sur Sous Avec Sans Depuis Pendant Quand Lorsque Si Comme Son Sa
    Ses Leur Leurs Notre Nos Votre Mon Ma Mes Aujourd Hier Demain Ici Là Tout Tous Toutes Chaque Plusieurs Certains
    Personne Rien Qui Que Quoi Où Pourquoi Comment Quel Quelle D Enfin Aucun Aucune
  `),
  lettered: words('plan vitamine classe type groupe partie hépatite point'),
};
