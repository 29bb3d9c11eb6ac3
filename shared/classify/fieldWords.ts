/**
 * Names of fields and columns, by trait: as CRMs, address books and forms write them, in English, German, French,
 * Spanish, Italian, Dutch, Polish, Portuguese and Czech. Letters and digits only (`plainFieldName`).
 */
export const textFields = {
  firstName:
    "firstname, givenname, forename, fname, vorname, prenom, nombre, nombrepila, primernombre, nome, voornaam, imie, primeironome, jmeno, krestnijmeno",
  lastName:
    "lastname, surname, familyname, lname, secondname, nachname, familienname, nomdefamille, apellido, apellidos, cognome, achternaam, nazwisko, sobrenome, apelido, ultimonome, prijmeni",
  name: "name, fullname, displayname, contactname, leadname, nom, vollername, nomcomplet, nombrecompleto, nomecompleto, nomecognome, volledigenaam, imieinazwisko, celejmeno, jmenoaprijmeni",
  company:
    "company, companyname, organization, organisation, organizationname, organisationname, account, accountname, associatedcompany, associatedcompanyprimary, business, businessname, employer, firma, firmenname, unternehmen, unternehmensname, entreprise, societe, nomdelentreprise, empresa, nombredelaempresa, compania, azienda, societa, nomeazienda, ragionesociale, bedrijf, bedrijfsnaam, organisatie, nazwafirmy, przedsiebiorstwo, nomedaempresa, spolecnost, nazevfirmy, nazevspolecnosti, firmenbezeichnung",
  title:
    "title, jobtitle, job, role, position, jobrole, jobfunction, occupation, stelle, funktion, berufsbezeichnung, stellenbezeichnung, poste, fonction, intituleduposte, cargo, puesto, ruolo, posizione, mansione, functie, functietitel, stanowisko, funcao, pozice, funkce",
  industry:
    "industry, sector, branche, wirtschaftszweig, secteur, secteurdactivite, industria, settore, bedrijfstak, branza, setor, odvetvi, obor",
  country:
    "country, countryregion, countrycode, mailingcountry, billingcountry, land, staat, pays, paysregion, pais, paese, nazione, kraj, zeme, stat",
  city: "city, mailingcity, billingcity, town, stadt, ort, wohnort, ville, ciudad, citta, comune, plaats, stad, woonplaats, miasto, miejscowosc, cidade, mesto",
  region:
    "region, state, stateregion, stateprovince, mailingstate, mailingstateprovince, province, bundesland, estado, provincia, regione, provincie, wojewodztwo, regiao, kanton",
  phone:
    "phone, phonenumber, mobile, mobilephone, mobilenumber, mobilephonenumber, businessphone, workphone, telephone, telefon, telefonnummer, handy, mobiltelefon, tel, telefono, cellulare, telefoon, telefoonnummer, numertelefonu, telefone, telemovel, celular",
  website:
    "website, websiteurl, companydomainname, domain, web, webpage, homepage, url, webseite, internetseite, siteweb, siteinternet, sitioweb, sitoweb, stronainternetowa, stronawww, webovestranky",
} as const;

export const numberFields = {
  companySize:
    "companysize, employees, numberofemployees, noofemployees, employeecount, employeerange, teamsize, headcount, mitarbeiter, mitarbeiterzahl, anzahlmitarbeiter, anzahldermitarbeiter, unternehmensgroesse, unternehmensgrosse, effectif, effectifs, nombredemployes, nombredesalaries, tailledelentreprise, numerodeempleados, empleados, tamanodelaempresa, dipendenti, numerodipendenti, numerodidipendenti, medewerkers, aantalmedewerkers, bedrijfsgrootte, liczbapracownikow, pracownicy, wielkoscfirmy, funcionarios, numerodefuncionarios, pocetzamestnancu, zamestnanci",
  annualRevenue:
    "annualrevenue, revenue, turnover, umsatz, jahresumsatz, chiffredaffaires, revenuannuel, ingresos, ingresosanuales, facturacion, fatturato, ricavi, omzet, jaaromzet, przychod, przychody, obrot, receita, receitaanual, faturamento, rocniobrat, obrat",
} as const;
