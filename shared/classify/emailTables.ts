/** What `emailKindsOf` knows beside the kept lists. `docs/email-kinds.md` has the sources and the limits. */

export const words = (text: string): string[] => text.trim().split(/\s+/);

export const academicSuffix =
  /\.(?:edu|(?:edu|ac|sch|k12)\.[a-z]{2}|k12\.[a-z]{2}\.us|school\.nz|ed\.jp|kosen-ac\.jp|rnu\.tn)$/;

/** Free mail under a suffix of universities: anyone can get an address there. */
export const vanityAcademic = new Set(["america.edu", "australia.edu", "england.edu"]);

/** Subdomains for students. `alumni` is missing on purpose: they have jobs, and consultancies have alumni too. */
export const studentLabels = new Set(
  words(`student students stud stu studs studenti studenten studerende etu etud etudiant etudiants
  alumno alumnos aluno alunos estudante estudantes estudiante estudiantes schueler leerling elev eleve
  uczen edu k12`),
);

/** The word for a university in the registered name itself, under any top-level domain. */
export const academicName = /universit|universida|uniwersyt|hochschule|^univ-/;

/** Where German universities are called `hs-`, `th-` and the like, which are also many firms' initials. */
const germanPlaces = words(`aalen ab albsig anhalt ansbach aschaffenburg augsburg bingen bochum
  brandenburg bremen bremerhaven coburg darmstadt deg emden-leer esslingen flensburg freiburg fulda
  furtwangen geisenheim gm gmuend hamburg hannover harz heidelberg heilbronn karlsruhe kehl kempten kl
  koblenz koeln landshut ludwigsburg luebeck magdeburg mainz mannheim merseburg mittweida neu-ulm
  niederrhein nordhausen nuernberg offenburg osnabrueck owl pforzheim regensburg rm rosenheim
  rottenburg ruhrwest schmalkalden stralsund ulm weingarten wildau wismar worms wuerzburg zigr`);

/** How a country's universities are named, by its top-level domain. */
export const nationalNames: ReadonlyMap<string, RegExp> = new Map([
  [
    "de",
    new RegExp(
      `^(?:uni|tu|fh|htw|fernuni)-|^dhbw(?:-|$)|^(?:hs|th|ph|oth|haw)-(?:${germanPlaces.join("|")})$`,
    ),
  ],
  ["at", /^(?:uni|tu|fh|kunstuni|ph)-|^(?:tu|fh)(?:graz|wien)$/],
  ["ch", /^(?:uni|fh|ph)-|^uni(?:bas|be|fr|ge|l|lu|ne|sg)$/],
  ["fr", /^(?:u|ac|iut|insa|ens|iep)-|^(?:insa|ens)$/],
  // Uni and a province's two letters: unibo, unimi. UniCredit and Unipol are firms.
  [
    "it",
    /^uni(?:[a-z]{2}|roma\d?|cal|cam|cas|catt|mib|mol|more|salento|sannio|urb)$|^poli(?:mi|to|ba)$/,
  ],
  ["br", /^uf[a-z]{1,3}$/],
  ["hu", /^uni-/],
  ["tn", /^u-/],
]);

/** Large universities whose domains match no rule. */
export const academicInstitutions = `
  lmu.de tum.de rwth-aachen.de hu-berlin.de fu-berlin.de fau.de rub.de htwk-leipzig.de
  haw-hamburg.de bht-berlin.de kh-berlin.de hswt.de thi.de fom.de iu.org udk-berlin.de jku.at
  aau.at ethz.ch epfl.ch uzh.ch usi.ch zhaw.ch fhnw.ch supsi.ch hslu.ch bfh.ch ost.ch uva.nl vu.nl
  tudelft.nl utwente.nl tue.nl rug.nl ru.nl uu.nl leidenuniv.nl eur.nl wur.nl uvt.nl hva.nl hu.nl
  fontys.nl saxion.nl kuleuven.be ugent.be uantwerpen.be vub.be ulb.be uclouvain.be uliege.be
  kth.se lu.se uu.se su.se liu.se chalmers.se gu.se umu.se ki.se ltu.se hhs.se ntnu.no uio.no
  uib.no uit.no nhh.no oslomet.no ku.dk dtu.dk au.dk aau.dk sdu.dk cbs.dk itu.dk ruc.dk
  helsinki.fi aalto.fi tuni.fi oulu.fi jyu.fi utu.fi abo.fi lut.fi uef.fi metropolia.fi ut.ee
  ttu.ee taltech.ee lu.lv rtu.lv vu.lt ktu.lt hi.is ru.is tcd.ie ucd.ie ucdconnect.ie dcu.ie
  ucc.ie ul.ie mu.ie tus.ie polytechnique.fr sciencespo.fr hec.fr essec.fr edhec.com em-lyon.com
  dauphine.psl.eu mines-paristech.fr grenoble-inp.fr centralesupelec.fr utc.fr imt-atlantique.fr
  telecom-paris.fr ensta.fr ucm.es us.es ugr.es uned.es upm.es uam.es uc3m.es upv.es uv.es usal.es
  unizar.es um.es uma.es uca.es uco.es ujaen.es ual.es uhu.es unex.es uclm.es uva.es ubu.es
  unileon.es usc.es udc.es uvigo.es uniovi.es unican.es ehu.es unirioja.es uib.es ulpgc.es ull.es
  urjc.es uah.es uab.cat esade.es up.pt ulisboa.pt uc.pt uminho.pt ua.pt iscte.pt ulusofona.pt
  luiss.it sns.it sissa.it iuav.it unibocconi.it auth.gr ntua.gr uoa.gr upatras.gr uoc.gr cuni.cz
  cvut.cz muni.cz vutbr.cz vse.cz upol.cz zcu.cz tul.cz stuba.sk uniba.sk tuke.sk elte.hu bme.hu
  pte.hu unideb.hu pollub.pl ubbcluj.ro upb.ro unibuc.ro uaic.ro uni-sofia.bg uni-lj.si um.si
  unizg.hr msu.ru spbu.ru hse.ru mipt.ru itmo.ru bmstu.ru urfu.ru kpi.ua knu.ua mcgill.ca
  utoronto.ca ubc.ca uwaterloo.ca queensu.ca mcmaster.ca ualberta.ca ucalgary.ca sfu.ca uottawa.ca
  umontreal.ca ulaval.ca uvic.ca yorku.ca concordia.ca dal.ca uwo.ca usask.ca umanitoba.ca
  carleton.ca uqam.ca polymtl.ca torontomu.ca ryerson.ca unb.ca mun.ca usp.br unicamp.br unesp.br
  unb.br puc-rio.br fgv.br unam.mx ipn.mx itesm.mx tec.mx uanl.mx udg.mx uc.cl uchile.cl usach.cl
  utfsm.cl udec.cl uba.ar iisc.ernet.in`;

/** Companies on the list of free providers, for mail they once offered. Their staff are no free users. */
export const notProviders = `
  about.com albawaba.com alibaba.com ancestry.com asana.biz aver.com bt.com dailypioneer.com
  discovery.com dnsmadeeasy.com doityourself.com easypost.com enel.net example.com facebook.com
  games.com go.com hamptonroads.com homestead.com islamonline.net kansascity.com law.com
  looksmart.com medscape.com mydomain.com name.com oath.com onmilwaukee.com parrot.com saudia.com
  scubadiving.com singpost.com space.com swissinfo.org techspot.com telstra.com test.com test.de
  theglobe.com www.com`;

/** Missing from the list of providers: mailboxes, and relays that hide one. */
export const moreProviders = `
  duck.com fastmail.com gmx.ch hispeed.ch kakao.com mozmail.com passmail.net posteo.de posteo.net
  relay.firefox.com tuta.com tuta.io tutamail.com tutanota.com tutanota.de keemail.me vodafone.de
  vodafonemail.de zohomail.com zohomail.eu zohomail.in gmx.us gmx.es anonaddy.me anonaddy.com
  addy.io simplelogin.com aleeas.com slmail.me sunrise.ch icloud.com.cn`;

/** Role mailboxes: RFC 2142, and what companies publish on contact pages. Without dots and dashes. */
export const roles = new Set(
  words(`abuse accounting accounts admin administrator anfrage anfragen bestellung bestellungen bewerbung
  bewerbungen billing booking bookings bounce bounces buchhaltung buero career careers compliance contact
  contacto contactus contato datenschutz donotreply dpo einkauf email empfang enquiries enquiry export
  feedback finance ftp hallo hello help helpdesk hola hostmaster hr info information infos inquiries inquiry
  invoice invoices it jobs karriere kontakt kundenservice legal mail mailerdaemon marketing media nepasrepondre
  newsletter nichtantworten noc noreply notification notifications office order orders partner partners
  personal postmaster presse press privacy purchasing recruiting recruitment rechnung rechnungen reception
  root sales security service services shop support sysadmin team tech unsubscribe usenet uucp ventas
  vertrieb verkauf verwaltung webmaster welcome www zentrale`),
);
