/**
 * Who sells internet access to people: fixed, mobile and satellite, one line a country. Ours, written
 * from what is generally known (Wikipedia's lists of internet providers and mobile operators by country
 * hold the like), not derived from a dataset. Numbers are the operators' largest networks; each was
 * compared with the registries' name for it, in the list of names that private-octopus/dname3d keeps,
 * where that has it. A name stands for itself at any place of a longer one; `=free` only when it is the
 * whole name, without legal form and country.
 */
export const carriers = `
US: 7922 7015 7016 7725 13367 20214 22909 33287 33491 33651 33657 33659 33660 33667 33668 701 702 6167 22394 7018 20057 6389 20115 20001 10796 11351 11426 11427 12271 33363 22773 209 3356 5650 7011 21928 10507 3651 6128 30036 6181 11492 12083 7029 19108 14593 5778 46375 13490 7843
US: comcast, xfinity, verizon, cellco partnership, at t, att, charter communications, time warner cable, road runner, cox communications, centurylink, lumen, level 3, qwest, frontier communications, t mobile, sprint, cablevision, optimum, altice, mediacom, cable one, sparklight, wow internet, wideopenwest, windstream, kinetic, suddenlink, space exploration technologies, starlink, hughes, hughesnet, viasat, sonic net, google fiber, earthlink, rcn, astound, grande communications, wave broadband, midcontinent communications, midco, tds telecom, consolidated communications, hawaiian telcom, gci, us cellular, united states cellular, metronet, ziply, allo, brightspeed, ting, webpass, monkeybrains, starry, rise broadband, jab wireless, armstrong, service electric, atlantic broadband, breezeline, buckeye, shentel, shenandoah cable, puerto rico telephone, liberty communications of puerto rico, claro, boost, cogent, zayo, directv, dish network, uniti fiber, hotwire communications, point broadband, pilot fiber, c spire, cellular south, nex tech, epb, =sonic
CA: 577 812 6327 852 855 5645 7992 11290 14663 19752 5769 803
CA: bell canada, bell aliant, bell mobility, rogers, shaw communications, telus, videotron, cogeco, eastlink, teksavvy, sasktel, freedom mobile, xplore, xplornet, distributel, ebox, fido, northwestel, novus, primus
MX: 8151 28403 13999 11888 17072 22884 6503 28458 28469
MX: telmex, uninet s a, telcel, radiomovil dipsa, megacable, mega cable, izzi, cablemas, totalplay, total play, axtel, alestra, cablevision, maxcom
BR: 28573 4230 27699 26599 18881 10429 7738 8167 26615 53006 14868 22085 26621 28126 22689 28220 61568
BR: claro, embratel, vivo, telefonica, tim s a, tim celular, tim brasil, oi s a, telemar, brasil telecom, algar, brisanet, desktop sigmanet, copel, ligga, sercomtel, vogel, mob servicos, unifique, giga mais, =tim, =oi
AR: 7303 10318 22927 7049 11664 19037 16814
AR: telecom argentina, telefonica de argentina, cablevision, movistar, personal, techtel, telecentro, iplan
CL: 7418 22047 14259 27651 27680 6471 27986 27995
CL: vtr, entel, movistar, wom, gtd, telsur, mundo pacifico
CO: 10620 3816 13489 19429 26611 27831
CO: telmex colombia, colombia telecomunicaciones, epm telecomunicaciones, une, etb, tigo, comcel
PE: 6147 12252 21575
PE: telefonica del peru, america movil peru, entel peru, bitel, viettel
EC: cnt, corporacion nacional de telecomunicaciones, netlife, megadatos, otecel, conecel
UY: antel, administracion nacional de telecomunicaciones
VE: cantv, digitel, movilnet, inter c a
CR: instituto costarricense de electricidad, kolbi, cabletica
DO: altice dominicana, compania dominicana de telefonos, codetel
GB: 2856 5400 5607 5089 5378 5462 13285 9105 12576 12390 6871 13037 20712 25135 5413 60339 206067 35228 29180 8586 199775 201838 212655 61049
GB: bt, british telecommunications, british telecom, openreach, plusnet, sky uk, sky uk limited, sky broadband, bskyb, virgin media, ntl, telewest, talktalk, ee limited, everything everywhere, orange personal communications, three uk, hutchison 3g, h3g, o2 uk, telefonica uk, vodafone, zen internet, hyperoptic, andrews arnold, kcom, gigaclear, community fibre, communityfibre, cityfibre, netomnia, youfibre, trooli, toob, lebara, giffgaff, g network, wightfibre, county broadband, be unlimited, daisy, gamma, =ee, =sky, =three
IE: 5466 6830 15502 13280 25441 34245 43234 15751
IE: eircom, eir, virgin media, three ireland, imagine communications, digiweb, magnet networks, siro, pure telecom
DE: 3320 3209 31334 6805 13184 8881 8422 20880 9145 8767 12312 29562 39706 16202 8220 24940 60294 13045 41998 48823 35244 5430 13101 15943 198570
DE: deutsche telekom, telekom deutschland, t systems, t online, vodafone, kabel deutschland, unitymedia, kabel bw, telefonica germany, telefonica o2, o2 deutschland, e plus, freenet, 1 1 versatel, 1und1, 1 1 telecom, 1 1 drillisch, versatel, netcologne, m net, ewe tel, ewetel, tele columbus, pyur, deutsche glasfaser, wilhelm tel, willy tel, htp, inexio, swb, osnatel, arcor, hansenet, alice, congstar, drillisch, mobilcom, dokom21, purtel, nordischnet, unsere grune glasfaser, plusnet, qsc, wtnet, komro, thuringer netkom, enviatel, htp gmbh
AT: 8447 8412 8339 6830 25255 12605 35369 5385 1901 49808
AT: a1 telekom, telekom austria, magenta, t mobile austria, upc, upc austria, hutchison drei, drei austria, tele2, liwest, kabelplus, salzburg ag, cosys, russmedia, energie ag oberosterreich telekom, =drei
CH: 3303 6830 6730 13030 15796 21069 15600 34781 12350
CH: swisscom, sunrise, upc schweiz, upc switzerland, cablecom, salt mobile, init7, quickline, finecom, wingo, vtx, netplus, improware, iway, green ch, bluewin, ticinocom
NL: 1136 33915 9143 50266 31615 15435 3265 41960 8737 5615 15480 35260 206238 39309 34215 199512 15542
NL: kpn, ziggo, vodafoneziggo, vodafone libertel, odido, t mobile netherlands, t mobile thuis, tele2, delta fiber, caiway, caiw, xs4all, xs4all internet, telfort, simyo, lebara, solcon, freedom internet, online nl, upc nederland, zeelandnet, kabelnoord, kabelplex, hetnet, planet media, youfone, edutel, glashart, signet, speedxs
BE: 5432 6848 12392 47377 6696 39923
BE: proximus, belgacom, skynet, telenet, voo, brutele, orange belgium, mobistar, base company, kpn group belgium, scarlet, edpnet, nethys, mobile vikings, tadaam
LU: 6661 9008 24611 56665
LU: post luxembourg, entreprise des postes et telecommunications, luxembourg online, tango, eltrona
FR: 3215 12322 15557 5410 21502 51207 8228 39180 29447 8399 12844 25540 196689
FR: orange, france telecom, proxad, free sas, free mobile, sfr, numericable, completel, bouygues, bouygtel, neuf cegetel, cegetel, club internet, nerim, ovh telecom, k net, wibox, adista, sosh, coriolis, zeop, canal telecom, outremer telecom, mediaserv, canal box, orne thd, =free, =orange
ES: 3352 12479 12430 6739 12715 12338 12946 12357 15704 57269 16299 202147
ES: telefonica de espana, telefonica, movistar, orange espagne, jazztel, vodafone ono, vodafone espana, ono, euskaltel, r cable, telecable, masmovil, xfera moviles, yoigo, digi spain, avatel, lowi, pepephone, adamo, finetwork, aire networks, procono, simyo, mas orange, masorange
PT: 3243 2860 12353 12542 15525 42863
PT: meo, nos comunicacoes, nos madeira, nos acores, vodafone portugal, nowo, cabovisao, servicos de comunicacoes e multimedia, pt comunicacoes, optimus, onitelecom, digi portugal, =nos
IT: 3269 30722 1267 12874 8612 24608 210278 29447 16232 35612 20959 15589 34695 39120 8968 56911
IT: tim, telecom italia, vodafone italia, vodafone omnitel, wind tre, wind telecomunicazioni, windtre, wind3, fastweb, tiscali, eolo, iliad, linkem, opnet, sky italia, bt italia, infostrada, h3g, ngi, tecno general, open fiber, postemobile, intred, convergenze, retelit, planetel, dimensione, unidata, irideos
DK: 3292 9158 31027 15516 44034 39554 197288 42541 16245 203953
DK: tdc, nuuday, yousee, telia, telenor, hi3g, norlys, stofa, fibia, waoo, fastspeed, hiper, kviknet, eniig, ewii, globalconnect, dansk kabel tv, sydfyn, gigabit, bolignet
SE: 3301 1257 2119 1299 29518 8473 39651 44034 45011 35706 21195 8434 34244 47155 1729
SE: telia, teliasonera, tele2, telenor, com hem, comhem, bredbandsbolaget, bredband2, bahnhof, hi3g access, tre sverige, ownit, alltele, a3 sverige, telge, junet, halebop, comviq, obenetwork, ip only, open infra, perspektiv bredband, =tre
NO: 2119 29695 15659 41164 25400 57963 12929 2116
NO: telenor, altibox, lyse, get as, telia norge, nextgentel, ice communication, ice norge, globalconnect, broadnet, eidsiva, viken fiber, homenet, nte telekom
FI: 719 1759 16086 790 29422 15527 13170 42621
FI: elisa, telia finland, dna oyj, dna oy, sonera, moi mobiili, lounea, anvia, kaisanet, valoo, saunalahti, suomi communications, =dna
IS: 6677 12969 44735 51896
IS: siminn, syn hf, vodafone iceland, nova hf, hringdu, hringidan, fjarskipti
PL: 5617 6830 12741 29314 43447 8374 39603 12912 21021 13110 35007 20960 41256 43939 31242 50994 9141
PL: korbank, telbank, orange polska, telekomunikacja polska, upc polska, p4 sp, play, netia, vectra, multimedia polska, inea, t mobile polska, polkomtel, plus gsm, cyfrowy polsat, toya, aster, asta net, tk telekom, espol, leon sp
CZ: 5610 28725 16019 6830 15685 13036 29208 5588 44489 39392 42000 25512
CZ: o2 czech, cetin, t mobile czech, vodafone czech, upc ceska, poda, nej cz, starnet, centronet, nordic telecom, rio media, tlapnet, cd telematika, sprintel, self servis, casablanca int, edera, sloane park, quantcom
SK: 6855 6830 29405 15962 42005 16160 44185
SK: slovak telekom, orange slovensko, o2 slovakia, upc slovakia, swan a s, antik, slovanet, benestra, vnet, lightstorm, 4ka
HU: 5483 6830 12301 20845 21334 8462 39356 15545
HU: magyar telekom, vodafone magyarorszag, one magyarorszag, upc magyarorszag, digi tavkozlesi, invitel, tarr, yettel, telenor magyarorszag, pr telecom, parisat
RO: 8708 9050 8953 12302 6910 5606
RO: digi romania, rcs rds, rcs and rds, orange romania, telekom romania, vodafone romania, upc romania, nextgen, romtelecom, akta
BG: 8866 8717 29244 34224 13124 35141 43561 43205 8262 13306
BG: vivacom, bulgarian telecommunications, a1 bulgaria, mobiltel, blizoo, yettel, telenor bulgaria, bulsatcom, cooolbox, net1, neterra, evolink, telnet
GR: 6799 3329 1241 25472 12361 29247 6866
GR: ote, hellenic telecommunications, cosmote, vodafone panafon, forthnet, nova telecommunications, wind hellas, hol, hellas online, cyta, cyprus telecommunications, primetel, epic, cablenet
HR: 5391 34594 12810 15994 29485 31012
HR: hrvatski telekom, a1 hrvatska, vipnet, optima telekom, telemach, iskon, ot optima, b net hrvatska, metronet
SI: 5603 3212 34779 21283 43061
SI: telekom slovenije, telemach, t 2 d o o, a1 slovenija, siol, amis, mobik
RS: 8400 31042 44143 15958 9125 13004 29278 41897
RS: telekom srbija, sbb, serbia broadband, yettel, orion telekom, a1 srbija, vip mobile, beotel, cetin, supernova, m sat, bh telecom, telemach, m tel, crnogorski telekom, makedonski telekom, kujtesa, ipko, albtelecom, one albania, digicom
EE: 3249 2586 61307
EE: telia eesti, elisa eesti, tele2 eesti, starman, stv as, elektrilevi, infonet
LV: 12578 24651 20910 2588 5518 12847 13194 34702
LV: tet sia, lattelecom, lmt, latvijas mobilais telefons, bite latvija, tele2, baltcom, balticom, izzi, =tet
LT: 8764 13194 15440 21412 39007 15419
LT: telia lietuva, teo lt, bite lietuva, tele2, cgates, splius, init, penkiu kontinentu, mezon, =init
UA: 15895 25229 13188 6849 21497 6876 3255 34058 3326 12883 50581 35297 31148 34867 12530 39608 12963
UA: kyivstar, ukrtelecom, vodafone ukraine, vf ukraine, lifecell, volia, triolan, datagroup, lanet, freenet, maxnet, fregat, tenet, o3
RU: 12389 8402 3216 31133 25159 8359 25513 12714 41733 42610 15378 20485 8997 12332 34533 13118 21479 12683 39153 25490 31200 41843 51604 39927 12768 31213 31163 42668 29497 24955 50544 51570 15493 16345 44895 34757 9049 41682 48190 56420 8580 42437 42115 12668 28840 39435
RU: rostelecom, pjsc rostelecom, mts pjsc, mobile telesystems, mgts, vimpelcom, beeline, megafon, net by net, er telecom, tele2, t2 mobile, ttk, transtelecom, corbina, yota, sky link, akado, ufanet, motiv, tattelecom, tattelekom, sibirtelecom, qwerty, onlime
BY: 6697 25106 42772 12406 31143
BY: beltelecom, velcom, a1 belarus, unitary enterprise a1, mts belarus, cosmos tv, atlant telecom, business network
KZ: 9198 29355 21299 48503 48716
KZ: kazakhtelecom, kcell, kar tel, transtelecom, tele2 kazakhstan, beeline kazakhstan
GE: magticom, silknet, geocell, caucasus online
AM: ucom, telecom armenia, viva armenia, rostelecom armenia, team telecom
AZ: azertelecom, azercell, bakcell, delta telecom, baktelekom, uninet
UZ: uzbektelekom, ucell, beeline uzbekistan, turon media, sarkor
TR: 9121 47331 34984 15897 16135 12735 20978 34296 12978 47524 43260
TR: turk telekom, turk telekomunikasyon, ttnet, tt mobil, turkcell, superonline, vodafone turkey, vodafone net, turksat, turknet, tellcom, millenicom, kablonet, d smart
IL: 8551 12400 1680 9116 12849 16116 47956
IL: bezeq, partner communications, cellcom, hot net, hot mobile, hot telecom, netvision, 012 smile, golden lines, pelephone, xfone, 018
AE: 5384 8966 15802
AE: etisalat, emirates telecommunications, emirates integrated telecommunications, du telecom, =du
SA: 25019 39891 35819 43766 34400 39386 48237
SA: saudi telecom, stc, mobily, etihad etisalat, bayanat al oula, zain, integrated telecom, dawiyat, go telecom, etihad atheeb
QA: ooredoo, qatar telecom, vodafone qatar
KW: kuwait telecommunications, fasttelco, qualitynet, gulfnet, kems, zajil, mada communications
BH: batelco, bahrain telecommunications, zain bahrain
OM: omantel, oman telecommunications, omani qatari, awaser
JO: jordan telecommunications, orange jordan, umniah, vtel
LB: ogero, touch, alfa, idm, cyberia, sodetel, terranet
IQ: earthlink telecommunications, korek, asiacell, zain iraq, newroz, fastlink
IR: 44244 197207 58224 31549 12880 43754 49100 16322 42337 57218 50810
IR: iran telecommunication, telecommunication company of, mobile communication company of iran, irancell, shatel, aria shatel, rightel, pars online, asiatech, respina, mobinnet, parsan lin, afranet, pishgaman, hamrah
EG: 8452 36992 24863 24835 36935
EG: te data, telecom egypt, etisalat misr, vodafone egypt, orange egypt, mobinil, link egypt, raya telecom, noor
MA: 36903 36925 36884 6713
MA: maroc telecom, itissalat al maghrib, medi telecom, meditel, wana corporate, inwi, orange maroc
DZ: 36947 327931 327712
DZ: algerie telecom, telecom algeria, optimum telecom algerie, wataniya telecom algerie, mobilis
TN: 37705 37492 37693 2609 5438
TN: topnet, orange tunisie, tunisie telecom, ooredoo tunisie, globalnet, hexabyte, planet tunisie, ati
ZA: 3741 5713 29975 36994 37457 37168 16637 10474 11845 37053 37611 36937 37153 328471 327741 37251 37106
ZA: telkom, telkom sa, vodacom, mtn, mtn sa, cell c, afrihost, rain, internet solutions, dimension data, mweb, cool ideas, rsaweb, webafrica, vox telecom, herotel, axxess, neotel, liquid telecommunications, liquid intelligent, liquid telecom, vumatel, supersonic, frogfoot
NG: 29465 37148 36873 37076 29091 37282 328309
NG: mtn nigeria, glo, globacom, airtel, 9mobile, emts, spectranet, smile communications, swift networks, ipnx, mainone, tizeti, fibreone
KE: 33771 37061 36926 12455 15399 30844
KE: safaricom, airtel, jamii, telkom kenya, wananchi, zuku, faiba, poa internet, liquid, jtl, access kenya, mawingu
GH: scancom, mtn ghana, vodafone ghana, telecel, surfline, busyinternet, telesol
TZ: vodacom tanzania, tigo tanzania, ttcl, halotel, zantel, simbanet
UG: mtn uganda, airtel uganda, uganda telecom, roke telkom, lycamobile
ET: ethio telecom, ethiopian telecommunication
SN: sonatel, expresso senegal, free senegal
CI: orange cote d ivoire, mtn cote, moov, vipnet
MU: mauritius telecom, emtel, mtml
IN: 55836 45609 24560 9829 9498 38266 17488 55410 55577 24309 45820 45271 18101 17813 24186 4755 18207 17762 45916 133982 134674 23860 10029 132116 24554 45528 17665 45117 18209 133661 23682 9583
IN: reliance jio, jio, bharti airtel, airtel, bharat sanchar, bsnl, national internet backbone, mahanagar telephone, mtnl, vodafone idea, idea cellular, vodafone india, tata communications, tata teleservices, tata sky broadband, tata play, hathway, act fibernet, atria convergence, beam telecom, you broadband, excitel, spectra, tikona, asianet, kerala vision, den broadband, gtpl, alliance broadband, railtel, sify, meghbela, wishnet, ortel, five network, netplus, connect broadband, reliance communications, one broadband, railwire, siti, =act
PK: 17557 45595 23674 9541 45669 24499 38264 56167 132165 59257 58895 23888 38193 9260 9557 136525
PK: ptcl, pakistan telecom, pakistan telecommunication, pakistan telecommuication, nayatel, cyber internet services, stormfiber, jazz, pmcl, mobilink, telenor pakistan, zong, cmpak, ufone, wateen, worldcall, transworld, fiberlink, optix, connect communications, witribe, qubee, multinet, supernet
BD: 24389 45245 24432 63526 17494 23688 38203 58717 10075 58601 23956 45588
BD: grameenphone, robi axiata, banglalink, bangladesh telecommunications, btcl, link3, amber it, carnival, bdcom, circle network, earth telecommunication, dot internet, kspn, mango teleservices, fiber home
LK: 9329 18001 45356 5087 17470 132447
LK: sri lanka telecom, dialog axiata, mobitel, hutchison telecommunications lanka, lanka bell
NP: 17501 23752 45650 4007 38565 139922 55915
NP: worldlink, nepal telecom, ncell, subisu, vianet, classic tech, dish media, websurfer
CN: 4134 4837 4808 4812 9808 56040 56041 56042 56044 56046 56047 56048 58453 24400 24444 24445 17621 17622 17623 17816 4813 4816 4809 9394 9929 9812 17429 134810 134774 134761 140726 136958 139018 24547 38019 132525 4847 23724 58563 58461 137702 17638
CN: china telecom, chinanet, china unicom, china169, cnc group, cncgroup, china mobile, china tietong, china railcom, china netcom, dr peng, gwbn, great wall broadband, beijing gehua, oriental cable, topway, wasu, china broadcasting, guangdong mobile, china cable
HK: 9304 4760 9269 10118 17924 9231 38819 4515 9908 9381 4645
HK: hkt, pccw, hutchison global, hgc, hong kong broadband, hkbn, hkcsl, csl limited, smartone, i cable, wharf t t, hong kong telecommunications, china mobile hong kong, three hong kong, netvigator, hkbn enterprise
MO: companhia de telecomunicacoes de macau, ctm
TW: 3462 9924 4780 9674 17421 24158 18182 38841 24157 9416 17809 4662 131596 9919 18049 9676 7482 131627
TW: hinet, chunghwa telecom, data communication business group, taiwan fixed network, taiwan mobile, far eastone, fareastone, digital united, seednet, new century infocomm, sonet, so net, asia pacific telecom, taiwan star, kbro, kbt, vee time, taiwan infrastructure network, tbc, homeplus, vibo, taiwan optical platform
JP: 4713 17676 2516 9605 2518 2519 2527 4685 4721 9595 9824 17511 18126 2497 4725 4732 7679 9617 10010 55392 138384 9621 18144 9378 7522 18136 10013 9365 4691 4688 7671 18143 7682 17529 4704
JP: ntt, ntt docomo, nippon telegraph, ocn, kddi, softbank, bbtec, au one, biglobe, so net, sony network communications, jcom, j com, jupiter telecommunication, asahi net, optage, k opticom, ctc, chubu telecommunications, energia communications, stnet, qtnet, enecom, tohoku intelligent, tokai communications, rakuten mobile, rakuten communications, ymobile, internet initiative japan, vectant, arteria, nifty, dream train internet, plala, freebit, hi ho, usen, itscom, cable networks akita, community network center, tcn, ucom, fusion communications, mineo, sannet
KR: 4766 9318 3786 9644 17858 4670 17864 9845 9770 10036 9848 38669 9316 9697 7623 9688 38091 3976 9762
KR: korea telecom, kt corp, kt corporation, sk broadband, sk telecom, sktelink, lg uplus, lg powercomm, lg dacom, lg hellovision, cj hellovision, cj hello, dlive, d live, tbroad, hcn, kctv, cmb, abn, hansol telecom, elimnet, shinbiro, onse, dreamline, =kt
SG: 9506 3758 9874 4657 55430 7473 10091 18106 17547 45143 56300 38861 4773 4817
SG: singtel, singnet, starhub, m1 limited, m1 net, mobileone, myrepublic, viewqwest, simba telecom, tpg singapore, nucleus connect, whiz communications, pacific internet
MY: 4788 9930 4818 10030 9534 38466 45960 38322 9658
MY: tm net, tm technology, telekom malaysia, maxis, celcom, celcomdigi, digi telecommunications, u mobile, time dotcom, ytl communications, allo technology, tm technology services, binariang
TH: 23969 17552 7470 45758 131445 45629 38040 133481 9931 24378 132061 131090 9737 45430 7568 4618
TH: true internet, true online, true move, truemove, true broadband, tot public, national telecom public, cat telecom, triple t, 3bb, jastel, ais fibre, ais, advanced wireless, dtac, advanced info, sbn, loxinfo, cs loxinfo, internet thailand, symphony communication
VN: 7552 45899 18403 24086 45903 131429 45543 38731
VN: viettel, vnpt, vietnam posts and telecommunications, fpt telecom, mobifone, vietnamobile, cmc telecom, saigontourist cable, sctv, vtvcab, gtel, netnam, spt
ID: 7713 17974 23693 4761 4795 24203 17451 18004 23700 38511 45727 24207 55666 23679 9341 4787 9905
ID: telkom indonesia, telekomunikasi indonesia, telkomsel, telekomunikasi selular, telkomnet, indosat, xl axiata, xl smart, smartfren, hutchison cp, first media, linknet, link net, biznet, mnc playmedia, mnc kabel, myrepublic, iconnet, indonesia comnets, cbn, cyberindo, lintasarta, aplikanusa, internux, bolt, oxygen, moratelindo, mora telematika, hutchison 3 indonesia
PH: 9299 4775 132199 17639 10139 9658 6648 139831 23944 135607 18396
PH: pldt, philippine long distance, globe telecom, globe telecoms, smart communications, smart broadband, converge, comclark, sky cable, sky internet, skybroadband, dito, bayan, bayantel, eastern telecom, eastern telecommunications, infinivan, digitel
KH: ezecom, smart axiata, metfone, cellcard, opennet, camgsm, sinet, cogetel
MM: mytel, myanma posts, ooredoo myanmar, telenor myanmar, atom myanmar, frontiir
AU: 1221 7545 4739 4802 4804 9443 7474 10143 38195 9268 133612 18291 9714 10113 4764 45671 4826 38285
AU: telstra, tpg, tpg telecom, internode, iinet, optus, singtel optus, vodafone australia, vocus, dodo, aussie broadband, aapt, superloop, exetel, spintel, southern phone, foxtel, belong, amaysim, leaptel, launtel, aussie fibre, primus, westnet, skymesh, nbn, swoop, uniti, opticomm, more telecom, hutchison telecoms
NZ: 4771 9500 4768 4648 9790 23655 17746 4763 55853 45177 17705 133579 24183
NZ: spark new zealand, one new zealand, one nz, vodafone new zealand, 2degrees, two degrees, snap internet, slingshot, callplus, orcon, vocus, voyager, mynet, contact energy, trustpower, inspire net, lightwire, now new zealand, xtra, telecom new zealand
FJ: telecom fiji, vodafone fiji, digicel, connect internet services, bsp pacific
many: digicel, liberty global, upc, vodafone, orange, telefonica, t mobile, hutchison, millicom, tigo, claro, america movil, movistar, airtel, ooredoo, zain, mtn, veon, telia, telenor, tele2, lebara, lycamobile, global crossing, gtt, hurricane electric, oneweb, inmarsat, iridium, ses, eutelsat, intelsat, o3b, marlink, speedcast, panasonic avionics, gogo, anuvu, global eagle, boingo, cable wireless, flow, liberty latin america, telesat
`;
