"""What looks like personal data and what does not: samples for the check and for the form."""

from __future__ import annotations

from fairshare.framework import Jurisdiction
from fairshare.load.framework import load_framework
from fairshare.start.new_register import STARTER
from trees import SCHEMA

PLANTED = [
    ("NHS number 943 476 5919", "E401"),
    ("NHS no 9434765919", "E401"),
    ("943-476-5919", "E401"),
    ("his CHI is 9434765919", "E401"),
    ("943\u00a0476\u00a05919", "E401"),
    ("９４３ ４７６ ５９１９", "E401"),
    ("943.476.5919", "E401"),
    ("NHS 943/476/5919", "E401"),
    ("\u0669\u0664\u0663 \u0664\u0667\u0666 \u0665\u0669\u0661\u0669", "E401"),
    ("943\u2003476\u20035919", "E401"),
    ("943 4**76** 5919", "E401"),
    ("NHS 943\\-476\\-5919", "E401"),
    ("07**000** 000000", "E403"),
    ("jane.bloggs (at) gmail.com", "E404"),
    ("jane.bloggs [at] gmail [dot] com", "E404"),
    ("jane`.`bloggs@gmail.com", "E404"),
    ("AB.12.34.56.C after the NI number", "E402"),
    ("AB123456C", "E402"),
    ("AB 12 34 56 C", "E402"),
    ("NINO ab123456c", "E402"),
    ("TN 01 01 80 F", "E402"),
    ("07000 000000", "E403"),
    ("(0161) 000 0000", "E403"),
    ("0161-000-0000", "E403"),
    ("0044 161 000 0000", "E403"),
    ("+353 1 000 0000", "E403"),
    ("jane.bloggs@gmail.com", "E404"),
    ("JANE@COUNCIL.GOV.UK", "E404"),
    ("[write](mailto:team@council.gov.uk)", "E404"),
    ("DOB 03/03/1980", "E405"),
    ("born in Leeds on 3rd March 1980", "E405"),
    ("date of birth: 1980-03-03", "E405"),
    ("03.03.80 (DOB)", "E405"),
    ("4111-1111-1111-1111", "E406"),
    ("3782 822463 10005", "E406"),
    ("sort code 00-00-00", "E407"),
    ("00 00 00, account 00000000", "E407"),
    ("account 00000000 at 00-00-00", "E407"),
    ("DE89 3704 0044 0532 0130 00", "E407"),
    ("her UTR is 90000 00001", "E408"),
    ("BSN 111222333", "E408"),
    ("burgerservicenummer 1112.22.333", "E408"),
    ("PPS 6433435F", "E408"),
    ("6433435OA", "E408"),
    ("6433435FW in her file", "E408"),
    ("the pupil number H801200001001", "E408"),
    ("passport no. A00000000", "E408"),
    ("BLOGG 803030 J99XX is the driving licence", "E408"),
    ("-----BEGIN RSA PRIVATE KEY-----", "E409"),
    ("AKIA0000000000000000", "E409"),
    ("passphrase = s3cretword", "E409"),
    ("https://x.example/a?access_token=abcdef0123456789ab", "E409"),
    ("ZE99 9ZZ", "W411"),
    ("postcode ze999zz", "W411"),
    ("Mr Bloggs", "W412"),
    ("Prof. J. O’Bloggs", "W412"),
    ("Professor Joan Bloggs", "W412"),
    ("Professor Sir Joe Bloggs", "W412"),
    ("Cllr Bloggs", "W412"),
    ("9434765919", "W413"),
    ("8.8.4.4", "W414"),
    ("2001:4860:4860:0:0:0:0:8844", "W414"),
]

HARMLESS = [
    *("07700 900123", "01632 960123", "0161 496 0123", "020 7946 0999", "0808 157 0123"),
    *("jane@example.org", "jane@example.co.uk", "jane@a.b.example", "handle @council"),
    *("943 476 5918", "4111 1111 1111 1112", "DEA/D/31-72", "case 1234567890", "NC-ISA-9434765919"),
    *("section 35(1) of the 2017 Act", "2018-19, 2019-2020 and 2020 to 2021", "£1,150,000 a year"),
    *("31 March 2020", "2020-03-31", "03/03/1980", "born before 1 April 1980", "born in 1980"),
    *("ab123456c", "QQ123456C", "GB123456C", "ze99 9zz", "an A4 page", "90000 00001"),
    *("BSN 111222334", "111222333", "PPS 6433435E", "6433435OB", "a BSN of nine digits"),
    *("123456789", "H801200001001", "passport and driving licence numbers", "12-34-56"),
    *("ISBN 0 19 852663 6", "10.1038/s41586-020-2521-4", "C(2021) 4800", "HL12970"),
    *("192.0.2.1", "10.0.0.1", "version 4.1.2.3", "12:30:45", "999.1.2.3"),
    *("the password is changed", "token: a random number", "a secret ballot", "Secretary of State"),
    *(
        "Mr and Mrs",
        *("Cyngor Sir Ynys Wen", "Cyngor Sir Gâr", "ysgolion yn Sir Benfro"),
        *("Dr Example Limited", "Dr Bloggs & Sons Ltd", "Sir Joe Bloggs School"),
        *("Professor of Statistics", "Councillor Working Group"),
        "Drug",
        "Miss the target",
        "https://x.example/9434765919/07000000000?key=short",
    ),
]

PACKS = ("uk", "ie", "nl")


def law_of(pack: str) -> Jurisdiction:
    """The facts of law of a pack; those of the United Kingdom are the program's own."""
    own = STARTER / "packs" / pack / "schema"
    return load_framework(own if own.is_dir() else SCHEMA).jurisdiction


OF_A_COUNTRY = [
    ("6433435OA", {"uk", "ie"}, "E408"),
    ("PPS 6433435F", {"uk", "ie", "nl"}, "E408"),
    ("D02 X285", {"ie"}, "W411"),
    ("A65F4E2", {"ie"}, "W411"),
    ("D6WXY00", {"ie"}, "W411"),
    ("persoon 111222333", {"nl"}, "E408"),
    ("BSN 111222333", {"uk", "ie", "nl"}, "E408"),
    ("onderwijsnummer 101222331", {"nl"}, "E408"),
    ("943 476 5919", {"uk"}, "E401"),
    ("NHS 9434765919", {"uk", "ie", "nl"}, "E401"),
    ("9434765919", {"uk"}, "W413"),
    ("AB123456C", {"uk", "ie"}, "E402"),
    ("ZE99 9ZZ", {"uk"}, "W411"),
    ("postcode ZE99 9ZZ", {"uk", "ie", "nl"}, "W411"),
]
"""Numbers and codes by the packs of law in which they are found, and as what."""
NOBODYS = ["6433435E", "persoon 111222334", "111222333", "onderwijsnummer 101222332", "A12 2019"]
"""What looks like one in no country: a wrong check digit, no word beside it, a road and a year."""

PEOPLE = [
    ("Jane Bloggs", "Jane Bloggs"),
    ("Jane Bloggs, SIRO", "Jane Bloggs"),
    ("Councillor Mary O’Bloggs", "Mary O’Bloggs"),
    ("Sarah Bloggs (Head of IG)", "Sarah Bloggs"),
    ("Director of Finance Sarah Bloggs", "Sarah Bloggs"),
    ("Mohammed Bloggs", "Mohammed Bloggs"),
    ("Priya Bloggs Director", "Priya Bloggs"),
    ("Xyzzy Bloggs", "Xyzzy Bloggs"),
    ("Rhodri Bloggs, Swyddog Diogelu Data", "Rhodri Bloggs"),
    ("Cynghorydd Gwenllian Bloggs", "Gwenllian Bloggs"),
    ("Siân Bloggs", "Siân Bloggs"),
    ("Áine Ní Bloggs", "Áine Ní Bloggs"),
    ("Oifigeach Sonraí Padraig Bloggs", "Padraig Bloggs"),
]
ROLES = [
    *("Senior Information Risk Owner", "Caldicott Guardian", "Director of Children’s Services"),
    *("Secretary of State for Health and Social Care", "Cabinet", "HMRC and Ofgem"),
    *(
        "HMCTS Reform",
        "DVLA Swansea",
        "Victoria Hospital",
        "Chelsea and Westminster Hospital",
        "Mary Example Trust",
    ),
    *("Swyddog Diogelu Data", "Heddlu Gogledd Cymru", "Cyngor Sir Gâr", "Pennaeth Llywodraethu"),
    *("Hywel Dda", "Dyfed-Powys", "Rhondda Cynon Taf CBC", "Tîm Llywodraethu Gwybodaeth"),
    *("An Garda Síochána", "Comhairle Contae Mhaigh Eo", "Oifigeach Cosanta Sonraí"),
    *("Uisce Éireann", "Feidhmeannacht na Seirbhíse Sláinte", "Rúnaí an Choiste"),
    *("Jane Example Limited", "Grant Example LLP", "Schools Forum", "Companies House"),
    *(
        "Chief Executive, Northshire Council",
        "Head of Information Governance",
        "Section 151 Officer",
    ),
    *("The responsible Secretary of State, after public consultation", "Scottish ministers"),
]
