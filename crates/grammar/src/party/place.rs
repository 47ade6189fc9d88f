//! Where a body sits: «tỉnh», «huyện Sơn Dương», «các huyện, thành phố», «TP. Tuyên Quang», «cấp xã».

use std::cmp::Reverse;
use std::sync::LazyLock;

use model::PartyLevel;
use smallvec::{SmallVec, smallvec};

use super::capitals;
use super::phrases::Phrases;
use super::words::{Key, Sort, Words};

/// A unit of the territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its name in small letters.
    pub(crate) name: &'static str,
    /// Its level; of a city, that of a district until something says otherwise.
    pub(crate) level: PartyLevel,
}

/// Units of a place; few have more than one.
pub(crate) type Units = SmallVec<[Unit; 2]>;

/// A city that ranks as a province.
const CITY: Unit = Unit { name: "thành phố trực thuộc trung ương", level: PartyLevel::Province };

const UNITS: [(&str, Unit); 29] = [
    ("thành phố", Unit { name: "thành phố", level: PartyLevel::District }),
    ("thành phố trực thuộc trung ương", CITY),
    ("thành phố trực thuộc tw", CITY),
    ("tp trực thuộc trung ương", CITY),
    ("tp trực thuộc tw", CITY),
    ("tp", Unit { name: "thành phố", level: PartyLevel::District }),
    ("tỉnh", Unit { name: "tỉnh", level: PartyLevel::Province }),
    ("huyện", Unit { name: "huyện", level: PartyLevel::District }),
    ("quận", Unit { name: "quận", level: PartyLevel::District }),
    ("thị xã", Unit { name: "thị xã", level: PartyLevel::District }),
    ("tx", Unit { name: "thị xã", level: PartyLevel::District }),
    ("thị trấn", Unit { name: "thị trấn", level: PartyLevel::Commune }),
    ("xã", Unit { name: "xã", level: PartyLevel::Commune }),
    ("phường", Unit { name: "phường", level: PartyLevel::Commune }),
    ("đặc khu", Unit { name: "đặc khu", level: PartyLevel::Commune }),
    ("khu vực", Unit { name: "khu vực", level: PartyLevel::Other }),
    ("tỉnh ủy", Unit { name: "Tỉnh ủy", level: PartyLevel::Party }),
    ("tỉnh uỷ", Unit { name: "Tỉnh ủy", level: PartyLevel::Party }),
    ("thành ủy", Unit { name: "Thành ủy", level: PartyLevel::Party }),
    ("thành uỷ", Unit { name: "Thành ủy", level: PartyLevel::Party }),
    ("huyện ủy", Unit { name: "Huyện ủy", level: PartyLevel::Party }),
    ("huyện uỷ", Unit { name: "Huyện ủy", level: PartyLevel::Party }),
    ("thị ủy", Unit { name: "Thị ủy", level: PartyLevel::Party }),
    ("thị uỷ", Unit { name: "Thị ủy", level: PartyLevel::Party }),
    ("quận ủy", Unit { name: "Quận ủy", level: PartyLevel::Party }),
    ("quận uỷ", Unit { name: "Quận ủy", level: PartyLevel::Party }),
    ("đảng ủy", Unit { name: "Đảng ủy", level: PartyLevel::Party }),
    ("đảng uỷ", Unit { name: "Đảng ủy", level: PartyLevel::Party }),
    ("tdp", Unit { name: "tổ dân phố", level: PartyLevel::Other }),
];

/// Units below the commune, in small letters: there is no body but the people of the place.
pub const SETTLEMENTS: [&str; 10] =
    ["thôn", "bản", "ấp", "khóm", "xóm", "buôn", "khu phố", "khối phố", "khu dân cư", "tổ dân phố"];

/// All units by the phrases that stand for them.
fn units() -> impl Iterator<Item = (&'static str, Unit)> {
    let settlement = |name| (name, Unit { name, level: PartyLevel::Other });
    UNITS.into_iter().chain(SETTLEMENTS.map(settlement))
}

/// The first words of the units, and the letter of «T.P».
pub(super) static UNIT_HEADS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(units().filter_map(|(phrase, _)| phrase.split(' ').next()).chain(["t"])));

/// A way to write a unit.
struct Spelling {
    /// Its words; behind the first, «thành phó» is read for «thành phố».
    phrase: SmallVec<[Key; 6]>,
    unit: Unit,
}

/// The units, sorted by their first words, the longest of each first.
static SPELLINGS: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    let words = |phrase: &'static str| phrase.split(' ').map(Key::of).collect();
    let mut spellings: Vec<_> =
        units().map(|(phrase, unit)| Spelling { phrase: words(phrase), unit }).collect();
    spellings.sort_by_key(|spelling| (spelling.first(), Reverse(spelling.phrase.len())));
    spellings
});

impl Spelling {
    fn first(&self) -> Key {
        self.phrase.first().copied().unwrap_or_default()
    }

    /// Whether it stands at a place whose first word is its first.
    fn stands(&self, words: &Words<'_>, place: usize) -> bool {
        self.phrase.iter().enumerate().skip(1).all(|(i, word)| {
            words.low(place + i) == *word || words.is_word(place + i) && words.bare(place + i) == word.bare()
        })
    }
}

/// Words that tie a place to the body before it.
pub(super) static LINKS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["trực thuộc", "thuộc", "của", "trên địa bàn", "trong", "ở", "tại"]));

/// Words before units that stand for many.
pub(super) static MANY: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["toàn bộ các", "tất cả các", "các", "những", "một số"]));

/// Cities that rank as provinces.
const CITIES: [&str; 6] = ["ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"];

/// A place as printed after a body, or by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The units printed: «huyện», «thành phố».
    pub(crate) units: Units,
    /// The proper name: «Sơn Dương».
    pub(crate) name: Option<String>,
    /// Whether it stands for many: «các huyện», «xã, phường», «cấp xã».
    pub(crate) many: bool,
    /// Whether «cấp» is printed: «cấp huyện».
    pub(crate) rank: bool,
    /// First word.
    pub(crate) from: usize,
    /// The word after it.
    pub(crate) to: usize,
}

impl Place {
    /// «các cấp»
    fn of_every_rank(from: usize, to: usize) -> Self {
        Self { units: Units::new(), name: None, many: true, rank: true, from, to }
    }

    /// As a Vietnamese phrase: «thành phố Tuyên Quang», «các huyện, thành phố», «cấp xã».
    pub(crate) fn phrase(&self) -> String {
        let before = match (&self.name, self.rank, self.many) {
            _ if self.units.is_empty() && self.rank => "các cấp",
            (_, true, _) => "cấp ",
            (None, false, true) => "các ",
            (Some(_), false, _) | (None, false, false) => "",
        };
        let mut out = String::with_capacity(64);
        out.push_str(before);
        for (index, unit) in self.units.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { ", " });
            out.push_str(unit.name);
        }
        if let Some(name) = self.name.as_deref().filter(|_| !self.rank) {
            out.push_str(if self.units.is_empty() { "" } else { " " });
            out.push_str(name);
        }
        out
    }

    /// One of many places by its name, with its own unit or that of all of them: «các phường: Hồng Gai và xã Thống Nhất».
    pub(crate) fn named(&self, name: String, unit: Option<Unit>) -> Self {
        let units = match (unit, self.units.as_slice()) {
            (Some(unit), _) => smallvec![unit],
            (None, [one]) => smallvec![*one],
            (None, _) => Units::new(),
        };
        Self { units, name: Some(name), many: false, rank: self.rank, from: self.from, to: self.to }
    }

    /// The level of its first unit.
    pub(crate) fn level(&self) -> Option<PartyLevel> {
        let unit = self.units.first()?;
        let central = || self.name.as_deref().is_some_and(is_central_city);
        Some(if unit.name == "thành phố" && central() { PartyLevel::Province } else { unit.level })
    }
}

/// Whether a name is that of a city that ranks as a province.
pub(crate) fn is_central_city(name: &str) -> bool {
    let bare = crate::folded::Folded::new(name);
    CITIES.contains(&bare.bare())
}

/// Words that make another word of a unit.
static OTHERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["hội", "lộ", "đoàn", "đội", "viên", "luận"]));

/// The unit at a place and the word after it.
pub(crate) fn unit(words: &Words<'_>, place: usize) -> Option<(Unit, usize)> {
    if !words.is_word(place) || !UNIT_HEADS.stand(words, place) {
        return None;
    }
    // «T.P», «T.X» in two letters
    let dotted = |b: &str| {
        words.low(place) == const { Key::said("t") }
            && words.is_mark(place + 1, b".")
            && words.read(place + 2, b)
    };
    let (unit, mut to) = if dotted("p") {
        (UNITS.first()?.1, place + 3)
    } else if dotted("x") {
        (UNITS.iter().find(|(phrase, _)| *phrase == "tx")?.1, place + 3)
    } else {
        // the longest first: «thị xã» before «xã» cannot clash, «tỉnh ủy» before «tỉnh» can
        let first = words.low(place);
        let spelling = SPELLINGS
            .get(SPELLINGS.partition_point(|s| s.first() < first)..)?
            .iter()
            .take_while(|s| s.first() == first)
            .find(|s| s.stands(words, place))?;
        (spelling.unit, place + spelling.phrase.len())
    };
    // «xã ủy», «phường ủy»: committees of the party
    if words.any(to, &["ủy", "uỷ"]).is_some() && words.low(to - 1) != const { Key::said("ủy") } {
        return None;
    }
    // «xã hội», «phường hội», «tỉnh lộ» are other words
    if OTHERS.stand(words, to) && words.sort(to) == words.sort(place).filter(|_| !words.is_capital(place)) {
        return None;
    }
    const SHORT: [Key; 4] = [Key::plain("tp"), Key::plain("tx"), Key::plain("p"), Key::plain("x")];
    let short = to.checked_sub(1).is_some_and(|last| SHORT.contains(&words.bare(last)));
    if short && words.is_mark(to, b".") {
        to += 1;
    }
    Some((unit, to))
}

/// The unit that a letter and a dot stand for: «UBND H. Sơn Dương». Behind other bodies they may mean anything else.
fn lettered(words: &Words<'_>, place: usize) -> Option<(Unit, usize)> {
    const BODIES: [&str; 4] = ["ubnd", "hđnd", "nhân dân", "công an"];
    const LETTERS: [(Key, &str); 6] = [
        (Key::said("h"), "huyện"),
        (Key::said("x"), "xã"),
        (Key::said("p"), "phường"),
        (Key::said("q"), "quận"),
        (Key::said("t"), "tỉnh"),
        (Key::said("tt"), "thị trấn"),
    ];
    if !(words.is_capital(place) && words.is_mark(place + 1, b".") && words.is_capital(place + 2)) {
        return None;
    }
    let behind =
        |body: &&str| place.checked_sub(body.split(' ').count()).is_some_and(|from| words.read(from, body));
    let (_, name) = LETTERS.iter().find(|(letter, _)| words.low(place) == *letter)?;
    let (_, unit) = UNITS.iter().find(|(phrase, _)| phrase == name)?;
    BODIES.iter().any(behind).then_some((*unit, place + 2))
}

/// «UBND các xã, TT»: the short form of «thị trấn», which stands for it beside communes alone.
fn township(words: &Words<'_>, place: usize, before: &[Unit]) -> Option<(Unit, usize)> {
    let communes = before.iter().any(|unit| matches!(unit.name, "xã" | "phường"));
    let short = words.sort(place) == Some(Sort::Capitals) && words.low(place) == const { Key::said("tt") };
    let alone = !words.is_capital(place + 1) && !words.is_mark(place + 1, b".&-");
    let (_, unit) = UNITS.iter().find(|(phrase, _)| *phrase == "thị trấn")?;
    (communes && short && alone).then_some((*unit, place + 1))
}

/// The proper name at a place and the word after it: «Sơn Dương», «Bà Rịa - Vũng Tàu», «12».
pub(crate) fn name(words: &Words<'_>, place: usize, stop: impl Fn(usize) -> bool) -> Option<(String, usize)> {
    const MOST: usize = 5;
    if let Some(region) = region(words, place) {
        return Some((region, place + 1));
    }
    let mut to = place;
    while to < place + MOST {
        if stop(to) {
            break;
        }
        let number = to == place && words.is_figure(to) && words.word(to).len() <= 2;
        if words.is_capital(to) || number {
            to += 1;
            if number && !(words.is_mark(to, b"-") && words.is_capital(to + 1) && !stop(to + 1)) {
                break;
            }
        } else if to > place && words.is_mark(to, b"-'") && words.is_capital(to + 1) && !stop(to + 1) {
            to += 2;
        } else {
            break;
        }
    }
    if to == place {
        return None;
    }
    let printed = normalize::single_spaced(words.printed(place..to));
    // A name with small letters stays as it is printed.
    let name = if words.is_mixed(place..to) {
        printed.into_owned()
    } else {
        capitals::in_small_letters(&printed, words.shouted())
    };
    Some((name, to))
}

/// The roman number of a region: «khu vực VI», where «Vi» could be a name.
fn region(words: &Words<'_>, place: usize) -> Option<String> {
    let behind = place.checked_sub(2).is_some_and(|from| words.read(from, "khu vực"));
    let number = words.word(place);
    (behind && !number.is_empty() && number.bytes().all(|b| b"IVX".contains(&b))).then(|| number.to_owned())
}

/// Whether another name follows one in a list: «các xã, thị trấn Hồng Lạc, Sơn Nam» names communes of both kinds, where
/// «các xã, phường, đặc khu Phú Quý» names one that is of the last kind.
fn names_go_on(words: &Words<'_>, end: usize, stop: impl Fn(usize) -> bool) -> bool {
    let mut next = end;
    while words.is_mark(next, b",") || words.read(next, "và") {
        next += 1;
    }
    next > end && unit(words, next).is_none() && name(words, next, stop).is_some()
}

/// «Tòa án nhân dân hai cấp»: that of the province and those below it; «hai cấp học» are no places.
fn is_two(words: &Words<'_>, at: usize) -> bool {
    const TWO: [Key; 3] = [Key::said("hai"), Key::said("2"), Key::said("02")];
    TWO.contains(&words.low(at))
        && words.read(at + 1, "cấp")
        && words.any(at + 2, &["học", "độ", "chính quyền", "ngân sách"]).is_none()
}

/// The place at a word: after an optional «của», «thuộc», «cấp», «các».
pub(crate) fn read(words: &Words<'_>, place: usize, stop: impl Fn(usize) -> bool) -> Option<Place> {
    let mut at = place;
    at += LINKS.count(words, at).unwrap_or(0);
    if is_two(words, at) {
        return Some(Place::of_every_rank(place, at + 2));
    }
    let rank = words.read(at, "cấp");
    if rank {
        at += 1;
    }
    let many = MANY.count(words, at);
    at += many.unwrap_or(0);
    if many.is_some() && words.read(at, "cấp") {
        // «các cấp học», «các cấp độ»: no bodies
        if words.any(at + 1, &["học", "độ"]).is_some() {
            return None;
        }
        return Some(Place::of_every_rank(place, at + 1));
    }
    // «02 huyện», «2 phường»
    // but «Ban Chỉ đạo 389 tỉnh» has its figure for a name
    let behind = |back: usize, heads: &[&str]| {
        at.checked_sub(back).is_some_and(|from| words.any(from, heads).is_some())
    };
    let steering = || behind(2, &["chỉ đạo", "công tác"]) || behind(1, &["bcđ", "tct"]);
    let counted = words.sort(at) == Some(Sort::Small)
        && words.is_figure(at)
        && unit(words, at + 1).is_some()
        && !steering();
    if counted {
        at += 1;
    }
    let (first, mut to) = unit(words, at).or_else(|| lettered(words, at))?;
    let mut units: Units = smallvec![first];
    let mut found = None;
    if let (None, false, false, Some((name, end))) = (many, counted, rank, name(words, to, &stop)) {
        found = Some(name);
        to = end;
    } else {
        // «huyện, thành phố», «xã/phường», «huyện thành phố» — but not before a unit with a name of its own
        loop {
            let mut next = to;
            while words.is_mark(next, b",/-") || words.read(next, "và") || words.read(next, "hoặc") {
                next += 1;
            }
            if next > to + 2 {
                break;
            }
            let again = if rank { "cấp" } else { "các" };
            if words.read(next, again) && next > to && (many.is_some() || rank) {
                next += 1;
            }
            let Some((unit, end)) = unit(words, next).or_else(|| township(words, next, &units)) else {
                break;
            };
            let own = !words.shouted() && !rank && !counted;
            let named = own
                && name(words, end, &stop).is_some_and(|(_, end)| {
                    many.is_none() || unit.name == "đặc khu" || !names_go_on(words, end, &stop)
                });
            // «các huyện ủy, thành ủy» are of one kind, «huyện, thành ủy» are not.
            let of_party = |unit: &Unit| unit.level == PartyLevel::Party;
            let apart = if many.is_some() {
                of_party(&unit) != of_party(&first)
            } else {
                of_party(&unit) || of_party(&first)
            };
            if named || units.contains(&unit) || apart {
                break;
            }
            units.push(unit);
            to = end;
        }
    }
    let many = (many.is_some() || counted || rank || units.len() > 1) && found.is_none();
    Some(Place { units, name: found, many, rank, from: place, to })
}
