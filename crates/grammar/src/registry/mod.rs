//! The registry of bodies: what they are called, of what kind and level, and from when until when.
//!
//! The data is `data/bodies.tsv`, one body type a line: name, other spellings, kind, level, first day, day of its
//! end, what followed it. A name that ends in ` …` is an open head: any words may follow («Trung tâm …»).
//! Level `local` means that the body exists at several levels and that its unit or the issuer tells which.

mod steps;
mod trie;

use std::sync::{LazyLock, OnceLock};

use jiff::civil::Date;
use model::{PartyKind, PartyLevel, Shared};

use trie::Builder;
pub(crate) use trie::{DOTTED_HEAD, Reached, SHORT_HEADS, Trie};

use crate::party::slug;
use crate::party::words::{Key, Sort, Words, lows};

/// A type of body.
#[derive(Debug)]
pub(crate) struct Body {
    /// Its full name, without place.
    pub(crate) name: &'static str,
    /// The same, and as a slug, to be shared; made when it is first asked for.
    shared: OnceLock<(Shared, Shared)>,
    /// The first word of its name in bare letters, and in small ones.
    pub(crate) head: Key,
    pub(crate) head_spelt: Key,
    /// What sort it is.
    pub(crate) kind: PartyKind,
    /// The letters and figures by which it is called, if it is: «PC06».
    pub(crate) code: Option<&'static str>,
    /// Its level, or none where its unit or the issuer tells.
    pub(crate) level: Option<PartyLevel>,
    /// First day of its existence, where it matters.
    pub(crate) from: Option<Date>,
    /// The day of its end: it exists until the day before.
    pub(crate) until: Option<Date>,
    /// Whether any words may follow the name.
    pub(crate) open: bool,
    /// Whether a comma or «và» between its words parts two names: where its name holds neither, and where it is two others
    /// joined with a dash («Sở Giao thông vận tải - Xây dựng»).
    pub(crate) apart: bool,
}

impl Body {
    /// Its full name, to be shared.
    pub(crate) fn whole(&self) -> Shared {
        self.shared().0.clone()
    }

    /// The same as a slug.
    pub(crate) fn slug(&self) -> Shared {
        self.shared().1.clone()
    }

    fn shared(&self) -> &(Shared, Shared) {
        self.shared.get_or_init(|| (self.name.into(), slug(self.name)))
    }

    /// Whether it exists on a day; without a day, whether it may.
    pub(crate) fn exists_on(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| {
            self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|end| day < end)
        })
    }
}

/// All types of bodies and the ways to spell them.
#[derive(Debug)]
pub(crate) struct Registry {
    /// The bodies, in the order of the file.
    pub(crate) bodies: Vec<Body>,
    /// Their names and spellings, word by word.
    pub(crate) names: Trie,
}

const DATA: &str = include_str!("../../data/bodies.tsv");

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| read(DATA));

/// The registry.
pub(crate) fn registry() -> &'static Registry {
    &REGISTRY
}

fn read(data: &'static str) -> Registry {
    let mut bodies = Vec::with_capacity(600);
    let mut names = Builder::new();
    for line in data.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or("").trim();
        let (name, spellings) = (next(), next());
        let (Some(kind), level) = (kind_of(next()), level_of(next())) else { continue };
        let mut day = || Some(next()).filter(|day| !day.is_empty()).and_then(|day| day.parse().ok());
        let (from, until) = (day(), day());
        let (name, open) = name.strip_suffix(" …").map_or((name, false), |n| (n, true));
        let place = bodies.len();
        let head_spelt = lows(name).next().unwrap_or_default();
        bodies.push(Body {
            name,
            shared: OnceLock::new(),
            head: head_spelt.bare(),
            head_spelt,
            kind,
            code: spellings.split('|').map(str::trim).find(|spelling| is_code(spelling)),
            level,
            from,
            until,
            open,
            apart: false,
        });
        for spelling in
            std::iter::once(name).chain(spellings.split('|').map(str::trim).filter(|s| !s.is_empty()))
        {
            names.insert(trie::syllables(spelling), place);
        }
    }
    let apart: Vec<bool> = bodies.iter().map(|body| is_solid(body) || is_joined(body, &bodies)).collect();
    for (body, apart) in bodies.iter_mut().zip(apart) {
        body.apart = apart;
    }
    Registry { bodies, names: names.build() }
}

/// Whether a spelling is one word of letters and figures.
fn is_code(spelling: &str) -> bool {
    spelling.contains(|c: char| c.is_ascii_digit()) && spelling.chars().all(char::is_alphanumeric)
}

/// Whether nothing joins words of a name.
fn is_solid(body: &Body) -> bool {
    !body.open && ![",", " - ", " và ", "/"].iter().any(|joint| body.name.contains(joint))
}

/// Whether both sides of the dash in a name are names under its first word.
fn is_joined(body: &Body, bodies: &[Body]) -> bool {
    let Some((first, second)) = body.name.split_once(" - ") else { return false };
    let Some((head, _)) = first.split_once(' ') else { return false };
    let is_name = |name: &str| bodies.iter().any(|b| !b.open && b.name == name);
    is_name(first) && bodies.iter().any(|b| b.name.strip_prefix(head).map(str::trim_start) == Some(second))
}

/// Whether a division of a name that is in no registry stands behind «P.»: «P. HCQT», «P. Điều dưỡng»; «P. GĐ» is a person,
/// «P. Bến Thành» a place.
fn names_division(words: &Words<'_>, place: usize) -> bool {
    const PERSONS: [&str; 12] =
        ["ct", "gđ", "bt", "ht", "cvp", "vp", "giám", "chủ", "hiệu", "trưởng", "bí", "tổng"];
    let named = words.sort(place) == Some(Sort::Capital)
        && words.sort(place + 1) == Some(Sort::Small)
        && !words.is_figure(place + 1);
    (words.sort(place) == Some(Sort::Capitals) || named) && words.any(place, &PERSONS).is_none()
}

fn kind_of(word: &str) -> Option<PartyKind> {
    Some(match word {
        "peoples_committee" => PartyKind::PeoplesCommittee,
        "peoples_council" => PartyKind::PeoplesCouncil,
        "ministry" => PartyKind::Ministry,
        "central_body" => PartyKind::CentralBody,
        "department" => PartyKind::Department,
        "division" => PartyKind::Division,
        "office" => PartyKind::Office,
        "security" => PartyKind::Security,
        "party_organ" => PartyKind::PartyOrgan,
        "mass_organisation" => PartyKind::MassOrganisation,
        "vertical_body" => PartyKind::VerticalBody,
        "justice" => PartyKind::Justice,
        "service_unit" => PartyKind::ServiceUnit,
        "enterprise" => PartyKind::Enterprise,
        "committee" => PartyKind::Committee,
        "other" => PartyKind::Other,
        _ => return None,
    })
}

fn level_of(word: &str) -> Option<PartyLevel> {
    match word {
        "central" => Some(PartyLevel::Central),
        "province" => Some(PartyLevel::Province),
        "district" => Some(PartyLevel::District),
        "commune" => Some(PartyLevel::Commune),
        "party" => Some(PartyLevel::Party),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        let data = include_str!("../../data/bodies.tsv");
        let lines = data.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
        assert_eq!(registry().bodies.len(), lines.clone().count());
        for line in lines {
            let fields: Vec<_> = line.split('\t').collect();
            assert_eq!(fields.len(), 7, "{line}");
            for day in [fields[4], fields[5]] {
                assert!(day.is_empty() || day.parse::<Date>().is_ok(), "{line}");
            }
            assert!(
                ["central", "province", "district", "commune", "party", "local", "other"]
                    .contains(&fields[3])
            );
            let followed = fields[6];
            assert!(followed.is_empty() || registry().bodies.iter().any(|b| b.name == followed), "{line}");
        }
    }

    #[test]
    fn a_body_is_found_by_its_first_word() {
        for body in &registry().bodies {
            let head = body.name.split(' ').next().unwrap();
            assert_eq!(body.head, Key::plain(&slug(head)), "{}", body.name);
            assert_eq!(body.head_spelt, Key::of(&head.to_lowercase()), "{}", body.name);
        }
    }

    #[test]
    fn no_name_stands_twice_for_one_day() {
        let mut names: Vec<_> = registry().bodies.iter().map(|b| (b.name, b.open, b.from, b.until)).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            let [(name, open, _, until), (next, too, from, _)] = pair else { continue };
            let parted = until.zip(*from).is_some_and(|(until, from)| until <= from);
            assert!((name, open) != (next, too) || parted, "{name}");
        }
    }
}
