/**
 * Words that show what a network's name is for, in the larger languages; `telecom*` begins so,
 * `*net` ends so, phrases stand between commas. Ours; tried on the names of 19,000 autonomous systems
 * (the list of private-octopus/dname3d) and on parts of ipverse/as-metadata (CC0).
 */

/** Sells access, whatever else it says. */
export const accessWords = `
svyaz* sviaz* svjaz* telecom* telekom* telecomunica* telecommunicat* telephon* telefon* telefonica telco telcom* telkom*
teleco* teleservice* telemat* telematica telnet telepac telenet tele broadband breedband bredband*
bredband breitband* wideband cable cablenet cablevision cabletv cablecom cabo kabel* kablo* kabeltv
kabel cavo catv wireless wifi wlan wisp wimax wave mobile mobil mobiles movil moviles movistar
cellular cellulare celular cellulaire gsm 3g 4g 5g lte fiber fibre fibra fibras fibern* fibernet
fibertel fibranet glasfaser* glasvezel* glasnet ftth ftth* dsl adsl xdsl vdsl dialup isp isps
provedor* provider provedores proveedor* satellite* satelit* sat internetprovider linknet
comunicaciones comunicacoes comunicazioni telecoms teletica voip pstn stadtnetz stadsnat kabelnet
netcom intercable airband wirelessinternet hotspot hotspots megacable
`;

/** Perhaps sells access; enough not to be shown as a company. */
export const networkWords = `
datacomm* net nets *net *nets network* netz netze netzwerk* netwerk* reseau reseaux rede redes red retelit
rete reti siec sieci internet* internett inet web webnet online onlime isp communicat*
communications comms comm *com *comm *tel *telecom *link link linked links connect connection*
conexao conexion* conecta* connexion connectivity digital *isp data datacom infocom* infonet
informatic* informatik* informatika informatique it ict ip ipv4 ipv6 ix ixp peering transit
backbone carrier bandwidth gigabit giga gig speed* turbo hyper light* lan man wan voice vox media
multimedia tv televis* dth serv transmission line cyber* computer* comput* hub backhaul
`;

/** Machines. */
export const hostingWords = `
host hosts hosting *hosting *host webhost* hosted hostmaster cloud* *cloud server* *server *servers
vps vds dedicated datacenter* datacentre* datacentrum rechenzentrum colo colocation* colocat* vpn
*vpn proxy proxies cdn anycast saas paas iaas edge serverless kubernetes virtual virtuozzo vm vms
domain domains registrar registry dns nameserver* rack racks baremetal
`;

/** Sells power and water, and often a line besides: too near to access to be called anything. */
export const utilityWords = `
utility utilities electric electrical electricity electricite electrica eletrica elektro
elektrizitat* power light cooperative cooperativa coop cooperation stadtwerke stadtwerk
gemeindewerke kraftwerke energia energie energy energi energetyka hydro water gas tower towers pud
`;

export const educationWords = `
universit* universid* universiteit universitaet* uniwersytet* univerzit* univerzitet* universitas
yliopisto egyetem sveuciliste unibersitat univ college* colegio colleges collegium hochschule*
fachhochschule* hogeschool* hogskol* hoyskol* ammattikorkeakoulu* politecnico polytechni*
politechnika politehnica politecnica ecole escola escuela schule* schulen school* scuola skola
skole lycee gymnasium* academy akademi* academic academia education* educacion educacao educativ*
educatif enseignement onderwijs bildung* isd usd faculty faculdade facultad daigaku gakuen gakuin
surfnet janet jisc renater rediris aarnet cernet sinet internet2 geant belnet heanet nordunet sunet
uninett funet arnes cesnet pionier grnet ulakbim garr reannz redclara kreonet tanet hungarnet
restena
`;

export const educationPhrases = `
institute of technology, research and education, independent school, school district,
instituto superior, board of regents, deutsches forschungsnetz, surf b v, high school,
public schools, library of congress, ecole polytechnique, eth zurich, grandes ecoles, insead,
caltech, mit lincoln, suny, cuny
`;

export const governmentWords = `
ministry ministerio ministere ministerium ministero ministerie ministerstwo ministerstvo minister*
government* gouvernement* gobierno governo regierung* parliament* parlament* senate senat congress
army armed navy naval military police polizei policia politie polis gendarmerie court courts
tribunal judiciary judicial municipality municipalities municipio municipalidad municipal gemeente
gemeinde* ayuntamiento prefeitura prefettura kommune kommuner kommun obec gmina magistrat kanton
canton landkreis freistaat bundesamt bundes* bundesland rijks* rijkswaterstaat landtag council
councils embassy customs zoll treasury nato nasa noaa
`;

export const governmentPhrases = `
department of, dept of, departement of, state of, county of, commonwealth of, county government,
federal government, city council, county council, borough council, district council, air force,
ministry of, united nations, european commission, european parliament, european union,
council of europe, united states senate, house of representatives, national aeronautics,
national institutes of health, internal revenue, homeland security, secretaria de, comune di,
regione, regional government, provincia de, provincia di, junta de, generalitat de, xunta de,
land nordrhein, land baden, land hessen, land niedersachsen, hm revenue, nhs trust,
national health service, public prosecution, tax administration, state treasury, defence science,
social security administration, postal service office, general services administration
`;

/** Words for what a company makes or does. No seller of access is named so. */
export const tradeWords = `
bank bank* banque banco banca banka bankas bankasi *bank sparkasse sparkassen raiffeisen*
volksbank* kreditanstalt insurance assurance assurances assicurazioni seguros versicherung*
verzekering* reinsurance ruckversicherung* brokerage brokers securities investments investors
mortgage financial finance financiere treuhand equities pharma* pharmacy pharmacies apotheke*
biotech* bioscience* biosciences biologics therapeutics laboratories diagnostics hospital*
hospitals krankenhaus klinik* klinikum clinic clinics clinique ziekenhuis medical health healthcare
dental physicians pediatrics cardiology motors motor automotive automobil* automobile* autos tire
tires airlines airline airways airport airports flughafen aviation aerospace aircraft helicopters
shipyard shipping shipbuilding maritime freight logistics logistik spedition trucking
transportation railway railways railroad eisenbahn steel stahl stahlwerke aluminium aluminum metals
mining mines minerals cement chemical* chemicals chemie chimie petroleum petrochemical* petroleos
oil refinery refineries plastics rubber paper pulp packaging container glass ceramics textile
textiles apparel fashion shoes footwear jewelry cosmetics furniture mobel moebel foods food grocery
groceries supermarket* supermercados beverage* brewery brewing brauerei* dairy bakery coffee
tobacco restaurants pizza hotel hotels resort resorts casino casinos gaming lotteries lottery lotto
toys sports manufacturing machinery maschinenbau maschinenfabrik werkzeug* fabrik industries
industrial industrie semiconductor* semiconductors instruments turbines pumps construction
constructions builders bouw baugesellschaft realty immobilien architects architekten law attorneys
lawyers advocaten advokat* rechtsanwalte notaires accountants auditors retail stores warenhaus
publishing publishers verlag newspaper newspapers zeitung magazine pictures theatres waste
landscaping distributing foodservice nutrition cruises dealership dealerships motorsports batteries
battery homebuilders homes sporting printing wines winery spirits vineyards farms orchards pets
veterinary eyewear optics optometry orthopaedics orthopedics oncology surgical hospice
pharmaceuticals vaccines genomics genetics actuarial underwriters adjusters escrow pawn payroll
staffing underwriting upholstery appliances lumber timber sawmill quarry gravel asphalt roofing
plumbing bearings valves pistons forge foundry castings welding kitchens luggage jewelers watches
perfumes
`;

export const tradePhrases = `
credit union, savings, real estate, asset management, wealth management, stock exchange,
capital management, capital partners, capital advisors, master fund, health systems,
health services, community hospital, management consulting, law firm, health system, health plan,
medical center, medical group, life insurance, casualty company, department store,
engineering works, engine works, heavy industries, electronics corporation, motor company
`;
