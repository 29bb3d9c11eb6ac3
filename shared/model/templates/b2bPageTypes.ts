import type { ModelDocument } from "../model.ts";

type PageTypes = NonNullable<ModelDocument["pageTypes"]>;

/** Globs for a section of a site under each of its names, as slugs in nine languages. */
const sections = (slugs: string): string[] => slugs.split(" ").map((slug) => `/${slug}/**`);

/**
 * Page types of a company's site, by the words of nine languages: English, German, French, Spanish, Italian, Dutch,
 * Polish, Portuguese, Czech. A language before the path and `.html` after it need no glob (`docs/models.md`).
 */
export const b2bPageTypes: PageTypes = [
  { type: "home", paths: ["/", "/home"] },
  {
    type: "careers",
    paths: sections(
      "careers career jobs join-us work-with-us vacancies karriere stellenangebote stellen carrieres carriere recrutement emplois nous-rejoindre empleo carreras trabaja-con-nosotros lavora-con-noi posizioni-aperte vacatures werken-bij kariera praca oferty-pracy carreiras vagas trabalhe-conosco volna-mista prace",
    ),
    schemaTypes: ["JobPosting"],
  },
  {
    type: "pricing",
    paths: sections(
      "pricing plans prices preise preisliste tarife kosten prix tarifs nos-tarifs precios tarifas prezzi listino-prezzi tariffe prijzen tarieven cennik ceny precos preços planos cenik ceník",
    ),
  },
  {
    type: "case_study",
    paths: sections(
      "case-studies customers success-stories referenzen fallstudien kundenberichte kundenstimmen erfolgsgeschichten etudes-de-cas études-de-cas temoignages témoignages references casos-de-exito casos-de-éxito casos-de-estudio casi-di-successo casi-studio referenties klantverhalen praktijkverhalen studia-przypadkow studia-przypadków historie-sukcesu referencje casos-de-sucesso estudos-de-caso pripadove-studie případové-studie",
    ),
  },
  {
    type: "demo",
    paths: sections(
      "demo request-demo book-a-demo get-a-demo demo-anfragen demo-buchen demo-vereinbaren demander-une-demo demande-de-demo reserver-une-demo solicitar-demo solicitar-una-demo pedir-demo richiedi-demo richiedi-una-demo prenota-demo demo-aanvragen umow-demo zamow-demo agendar-demo solicitar-demonstracao objednat-demo vyzadat-demo",
    ),
  },
  {
    type: "contact",
    paths: sections(
      "contact contact-us kontakt kontakte kontaktieren contactez-nous nous-contacter contacto contactos contactar contatto contatti contattaci contato contatos fale-conosco",
    ),
    schemaTypes: ["ContactPage"],
  },
  {
    type: "blog",
    paths: sections(
      "blog articles news aktuelles neuigkeiten nachrichten magazin ratgeber actualites actualités noticias notizie novita novità nieuws aktualnosci aktualności artykuly artykuły novidades aktuality novinky clanky články",
    ),
    schemaTypes: ["BlogPosting"],
  },
  {
    type: "docs",
    paths: sections(
      "docs documentation dokumentation handbuch documentacion documentación documentazione documentatie dokumentacja documentacao documentação dokumentace",
    ),
    schemaTypes: ["TechArticle"],
  },
  {
    type: "legal",
    paths: sections(
      "legal privacy terms imprint impressum datenschutz datenschutzerklaerung agb mentions-legales mentions-légales confidentialite politique-de-confidentialite cgv cgu aviso-legal privacidad politica-de-privacidad note-legali informativa-privacy privacybeleid privacyverklaring algemene-voorwaarden polityka-prywatnosci regulamin politica-de-privacidade termos ochrana-osobnich-udaju obchodni-podminky",
    ),
  },
  {
    type: "product",
    paths: sections(
      "product products features projects solutions produkt produkte loesungen lösungen funktionen leistungen produits fonctionnalites fonctionnalités productos soluciones funcionalidades prodotti soluzioni funzionalita funzionalità producten oplossingen functies produkty rozwiazania rozwiązania funkcje produtos solucoes soluções reseni řešení funkce",
    ),
    schemaTypes: ["Product", "SoftwareApplication"],
  },
];
