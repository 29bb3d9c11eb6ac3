/**
 * What a column may hold besides a trait, and the names that CRMs give it (letters and digits only), in the languages
 * of `fieldWords.ts`.
 */
export const dealFields: Readonly<Record<string, string>> = {
  lead: "lead",
  visitor: "visitor",
  outcome:
    "outcome, stage, stagename, dealstage, dealstatus, opportunitystage, opportunitystatus, salesstage, pipelinestage, phase, dealphase, verkaufsphase, vertriebsphase, verkaufschancenphase, etape, etapedelatransaction, etapa, etapadelnegocio, etapadeventa, fase, fasedeal, faseditrattativa, fasetrattativa, dealfase, etap, etapsprzedazy, etapadonegocio, faze, fazeobchodu",
  isWon:
    "won, iswon, isclosedwon, dealwon, gewonnen, gagne, ganado, vinto, wygrana, ganho, vyhrano",
  isLost:
    "lost, islost, isclosedlost, deallost, verloren, perdu, perdido, perso, przegrana, prohrano",
  isClosed:
    "closed, isclosed, dealclosed, isdealclosed, geschlossen, abgeschlossen, ferme, cerrado, chiuso, gesloten, zamkniete, fechado, uzavreno",
  outcomeAt:
    "outcomeat, closedate, closingdate, dateclosed, closeddate, closedat, closedon, actualclosedate, dealclosedon, wontime, dealwontime, dealclosedate, losttime, deallosttime, dealwonon, deallostat, abschlussdatum, geschlossenam, abgeschlossenam, schlussdatum, datedecloture, datedefermeture, datedesignature, fechadecierre, datachiusura, datadichiusura, sluitingsdatum, afsluitdatum, datazamkniecia, datadefechamento, datadefecho, datumuzavreni",
  amount:
    "amount, dealamount, dealvalue, opportunityamount, betrag, auftragswert, dealwert, montant, importe, importo, bedrag, kwota, wartosc, valor, valordonegocio, castka, hodnota",
  deal: "deal, dealname, dealtitle, opportunity, opportunityname, verkaufschance, nomdelatransaction, nombredelnegocio, nometrattativa, dealnaam, nazwatransakcji, nomedonegocio, nazevobchodu",
  dealId: "dealid, opportunityid, dealnumber, opportunitynumber, vorgangsnummer, iddeal",
  optOut:
    "emailoptout, optout, optedout, hasoptedoutofemail, unsubscribed, unsubscribedfromallemail, donotemail, emailunsubscribed, abgemeldet, newsletterabgemeldet, desinscrit, desabonne, disiscritto, afgemeld, wypisany, odhlasen",
  /** When the traits were true; only if it is stated. */
  at: "",
};
