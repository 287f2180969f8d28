"""Welsh given names, which the library of names does not have (docs/adr/0028).

Most are those that a reader of the South Wales Echo missed among the most popular names (22 October
2021, "What happened to the Welsh names?"), and those that the Office for National Statistics
counted most often in a part of Wales from 2017 to 2023. Ceri, Delyth, Emrys, Gerallt, Hefin,
Heledd, Idris, Ifan, Iolo, Mared and Menna are our own additions. Left out is what places, bodies
and plain words are called too: Dyfed, Islwyn, Bryn, Glyn, Aneurin, Hywel, Awen, Haf, Non.
"""

from __future__ import annotations

WELSH = frozenset(
    {
        *{"aled", "alun", "alys", "angharad", "anwen", "bedwyr", "berian", "betsan", "branwen"},
        *{"bronwen", "brychan", "brynmor", "buddug", "cadi", "caradog", "carwyn", "carys"},
        *{"catrin", "ceinwen", "ceirwyn", "ceri", "cerys", "dafydd", "deiniol", "delyth", "dewi"},
        *{"dwynwen", "efa", "eilir", "eirian", "eirlys", "eirwyn", "eleri", "elin", "elis"},
        *{"emrys", "emyr", "ffion", "gareth", "gerallt", "geraint", "gerwyn", "gethin"},
        *{"glyndwr", "gruffydd", "gwenda", "gwenllian", "gwyndaf", "gwynfor", "hafwen", "harri"},
        *{"hedd", "hefin", "heledd", "heulwen", "huw", "idris", "idwal", "iestyn", "ieuan"},
        *{"ifan", "ioan", "iolo", "iwan", "jac", "llewelyn", "llinos", "llyr", "llywelyn"},
        *{"lowri", "mabli", "mair", "mali", "mared", "megan", "menna", "meredydd", "myfanwy"},
        *{"myrddin", "nansi", "nerys", "nia", "olwen", "osian", "owain", "peredur", "rhian"},
        *{"rhiannon", "rhodri", "rhydderch", "rhys", "seren", "sian", "sion", "sioned", "siwan"},
        *{"steffan", "taliesin", "teifion", "tomi", "tomos", "trystan"},
    }
)
