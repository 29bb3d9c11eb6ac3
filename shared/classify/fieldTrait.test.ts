import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { traitOfField } from "./fieldTrait.ts";
import { traitOfCell } from "./traitCell.ts";

describe("the trait of a field", () => {
  it.each([
    // HubSpot's export of contacts.
    ["Email", "email"],
    ["First Name", "firstName"],
    ["Job Title", "title"],
    ["Company Name", "company"],
    ["Number of Employees", "companySize"],
    ["Country/Region", "country"],
    ["Associated Company (Primary)", "company"],
    // Salesforce's reports, and its API names.
    ["Company / Account", "company"],
    ["Account Name", "company"],
    ["No. of Employees", "companySize"],
    ["AnnualRevenue", "annualRevenue"],
    ["Mailing State/Province", "region"],
    // Pipedrive's export of people and deals.
    ["Person - Email - Work", "email"],
    ["Person - Job title", "title"],
    ["Person - Name", "name"],
    ["Organization - Name", "company"],
    ["Person - Organization", "company"],
    ["Organization - Phone", null],
    // Forms.
    ["E-mail*", "email"],
    ["work_email", "email"],
    ["Unternehmen", "company"],
    ["Prénom", "firstName"],
    ["Which of these do you use?", null],
    ["", null],
    ["constructor", null],
  ])("of %j is %j", (name, trait) => {
    expect(traitOfField(name)).toBe(trait);
  });

  it("is the same in any case and with any marks between", () => {
    const marks = fc.constantFrom(" ", "-", "_", ".", "  ");
    fc.assert(
      fc.property(marks, fc.boolean(), (mark, loud) => {
        const name = ["number", "of", "employees"].join(mark);
        expect(traitOfField(loud ? name.toUpperCase() : name)).toBe("companySize");
      }),
    );
  });
});

describe("the value of a cell", () => {
  it.each([
    ["companySize", "300", 300],
    ["companySize", "1,200", 1200],
    ["companySize", "51-200", 51],
    ["companySize", "51 – 200 employees", 51],
    ["companySize", "11 bis 50 Mitarbeiter", 11],
    ["companySize", "1,000+", 1000],
    ["companySize", "1.000 oder mehr", 1000],
    ["companySize", "10001 or more", 10001],
    ["companySize", "> 500", 500],
    ["companySize", "< 10", 1],
    ["companySize", "1-10", 1],
    ["companySize", "1.200", 1200],
    ["companySize", "12 500", 12500],
    ["companySize", "1'200", 1200],
    ["companySize", "many", "many"],
    ["annualRevenue", "1.250.000,00 €", 1250000],
    ["annualRevenue", "$2.5M", 2500000],
    ["annualRevenue", "1,2 Mio. EUR", 1200000],
    ["annualRevenue", "$10M - $50M", 10000000],
    ["annualRevenue", "2.500", "2.500"],
    ["version", "1.200", "1.200"],
    ["country", "Germany", "DE"],
    ["country", "Deutschland", "DE"],
    ["country", "DEU", "DE"],
    ["country", "de", "DE"],
    ["country", "Niemcy", "DE"],
    ["country", "États-Unis", "US"],
    ["country", "UK", "GB"],
    ["country", "Česká republika", "CZ"],
    ["country", "Tschechien", "CZ"],
    ["country", "The Netherlands", "NL"],
    ["country", "Países Baixos", "NL"],
    ["country", "Polska", "PL"],
    ["country", "Brasil", "BR"],
    ["country", "Suisse", "CH"],
    ["country", "Atlantis", "Atlantis"],
    ["companySize", " ", null],
    ["phone", "0301234", "0301234"],
    ["plan", "0301234", "0301234"],
    ["plan", "1.5", 1.5],
    ["plan", "1,5", "1,5"],
    ["plan", "-3", -3],
    ["isPartner", "TRUE", true],
    ["company", "1984", "1984"],
    ["company", " Acme ", "Acme"],
    ["plan", "12345678901234567890", "12345678901234567890"],
  ])("%s %j is %j", (trait, cell, value) => {
    expect(traitOfCell(trait, cell)).toBe(value);
  });
});
