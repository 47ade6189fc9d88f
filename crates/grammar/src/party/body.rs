//! A body by its name: the longest name of the registry at a place, and the record made of it.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::sync::LazyLock;

use jiff::civil::Date;
use model::{Party, PartyKind, PartyLevel, Shared};

use super::Context;
use super::letters::with_slug;
use super::place::{self, Place};
use super::province;
use super::words::{Key, Sort, Words};
use crate::registry::{Body, Reached, Registry, Trie, registry};

/// A name of the registry, found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    /// The type of body.
    pub(crate) body: &'static Body,
    /// Where the walk ended.
    pub(crate) reached: Reached,
}

/// The day when the district level ended.
pub(crate) fn end_of_districts() -> Date {
    jiff::civil::date(2025, 7, 1)
}

/// The longest names at a place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Longest {
    /// Of all names; of those of the same length, one that exists on the day.
    pub(crate) named: Option<Named>,
    /// Of the open heads.
    pub(crate) open: Option<Named>,
}

/// The longest names at a place.
pub(crate) fn longest(words: &Words<'_>, place: usize, day: Option<Date>) -> Longest {
    pick(words, place, Trie::ROOT, day)
}

/// The longest name at a place that begins with words printed before: «TNMT» after «Phòng TCKH,».
pub(crate) fn longest_under(words: &Words<'_>, place: usize, head: Key, day: Option<Date>) -> Option<Named> {
    let node = registry().names.node_of(&[head])?;
    pick(words, place, node, day).named.filter(|n| !n.body.open)
}

/// The longest name behind a node of the registry, whole or a head.
pub(crate) fn longest_behind(
    words: &Words<'_>,
    place: usize,
    node: usize,
    day: Option<Date>,
) -> Option<Named> {
    pick(words, place, node, day).named
}

fn pick(words: &Words<'_>, place: usize, from: usize, day: Option<Date>) -> Longest {
    let Registry { bodies, names } = registry();
    let mut best: Option<(Named, (usize, bool, bool, Reverse<usize>))> = None;
    let mut best_open: Option<Named> = None;
    names.walk(words, place, from, &mut |reached| {
        for &index in names.bodies(reached.node) {
            let Some(body) = bodies.get(index) else { continue };
            let named = Named { body, reached };
            let may_open = body.open && may_open(words, place, body);
            // Letters that the registry has («Trường TH») go before those that words happen to begin with.
            let further = |best: Named| (best.reached.to, reached.depth) <= (reached.to, best.reached.depth);
            if may_open && best_open.is_none_or(further) {
                best_open = Some(named);
            }
            // a head with the wrong marks («Số Y tế») is believed only where a long name follows
            let believed = reached.head_spelt || (!body.open && reached.depth >= 3);
            if !believed || (body.open && from == Trie::ROOT && !may_open) {
                continue;
            }
            // «Đảng ủy, Hội đồng nhân dân», «Các Sở: Giao thông vận tải, Xây dựng» are two.
            if reached.listed && body.apart {
                continue;
            }
            if is_of_other_letters(words, reached.to, body) {
                continue;
            }
            let rank = (reached.to, !body.open, body.exists_on(day), Reverse(index));
            if best.as_ref().is_none_or(|(_, r)| rank > *r) {
                best = Some((named, rank));
            }
        }
    });
    Longest { named: best.map(|(named, _)| named), open: best_open }
}

/// «Phòng ĐT» is no «Phòng Dân tộc»: no word of the name begins with the letter that is printed, where «GDDT» for «Giáo dục và
/// Đào tạo» is written often.
fn is_of_other_letters(words: &Words<'_>, to: usize, body: &Body) -> bool {
    const STROKE: u8 = Key::said("đ").first();
    // «TT.»
    let last = to.checked_sub(1).map(|last| last.saturating_sub(usize::from(words.is_mark(last, b"."))));
    let Some(last) = last.filter(|&last| words.sort(last) == Some(Sort::Capitals)) else {
        return false;
    };
    if words.low(last) == const { Key::said("tt") } {
        return body.name == "Thường trực" && is_centre(words, to);
    }
    words.low(last).letters().any(|letter| letter == STROKE)
        && !body.name.split(' ').any(|word| word.starts_with(['đ', 'Đ']))
}

/// «TT QTTN&MT», «TT. Văn hóa»: what follows «TT» is no council, committee or union, which have a «Thường trực».
fn is_centre(words: &Words<'_>, place: usize) -> bool {
    const SEATS: [&str; 18] = [
        "hđnd",
        "ubnd",
        "ubmttq",
        "mttq",
        "tu",
        "hu",
        "đu",
        "ub",
        "btv",
        "bcđ",
        "bch",
        "hội",
        "ủy ban",
        "uỷ ban",
        "ban",
        "tổ",
        "liên đoàn",
        "mặt trận",
    ];
    let seated = |named: Named| {
        !named.body.open
            && matches!(
                named.body.kind,
                PartyKind::PeoplesCouncil
                    | PartyKind::PeoplesCommittee
                    | PartyKind::CentralBody
                    | PartyKind::PartyOrgan
                    | PartyKind::MassOrganisation
                    | PartyKind::Committee
            )
    };
    // «TT Thị ủy», «TT Tỉnh đoàn»
    let party = words.any(place + 1, &["ủy", "uỷ", "đoàn"]).is_some();
    words.is_word(place)
        && words.is_capital(place)
        && !party
        && words.any(place, &SEATS).is_none()
        && !pick(words, place, Trie::ROOT, None).named.is_some_and(seated)
}

/// An open head is too often another word: in small letters («ban hành»), or with other marks («Công nghệ», «Cổng»).
fn may_open(words: &Words<'_>, place: usize, body: &Body) -> bool {
    let short = body.head != words.bare(place)
        && (words.sort(place) == Some(Sort::Capitals) || words.is_mark(place + 1, b"."));
    words.is_capital(place) && (short || body.head_spelt == words.low(place))
}

/// Makes the record of a named body.
pub(crate) fn party(raw: &str, body: &Body, rest: &str, place: Option<&Place>, context: &Context) -> Party {
    let rest = rest.trim();
    let (base, mut id) = if rest.is_empty() {
        (body.whole(), body.slug())
    } else {
        let base = shared(body.name, " ", rest);
        let id = slug(&base);
        (base, id)
    };
    let issuer = context.issuer.as_ref();
    let level = level(body, place, context);
    let printed = place.map(Place::phrase).filter(|p| !p.is_empty());
    let many = place.is_some_and(|p| p.many);
    // the unit alone is the issuer's own, where the issuer has one of that sort
    let own = issuer.and_then(|i| i.place.clone()).filter(|own| {
        !many
            && match place {
                Some(p) if p.name.is_some() => false,
                Some(p) => p.units.first().is_some_and(|u| own.to_lowercase().starts_with(u.name)),
                // a body of every level is at that of the issuer
                None => {
                    level != PartyLevel::Central
                        && (body.level.is_none() || issuer.is_some_and(|i| same_rank(i.level, level)))
                }
            }
    });
    let named = place.is_some_and(|p| p.name.is_some() && !p.many);
    let name = match (&printed, &own, place) {
        (Some(_), Some(own), Some(_)) if body.level.is_none() => shared(&base, " ", own),
        (Some(printed), ..) => shared(&base, " ", printed),
        (None, ..) => base,
    };
    let seat = if named { printed.as_ref().map(Shared::from) } else { own };
    let of_many_levels = body.level.is_none() || body.kind == PartyKind::PartyOrgan;
    let tail = match (&seat, &printed) {
        (Some(seat), _) => slug(seat),
        (None, Some(printed)) if many || of_many_levels => slug(printed),
        _ => Shared::default(),
    };
    if !tail.is_empty() && !id.ends_with(tail.as_str()) {
        // «Văn phòng Hội LHPN tỉnh» of «tỉnh Bình Sơn»: the name has the unit already.
        let unit = tail.split_once('-').map_or("", |(unit, _)| unit);
        let doubled = id.rsplit_once('-').filter(|(_, last)| *last == unit);
        id = shared(doubled.map_or(id.as_str(), |(before, _)| before), "-", &tail);
    }
    let kind = if many { PartyKind::Group } else { body.kind };
    let raw = if *name == *raw { name.clone() } else { raw.into() };
    // «Ngân hàng Nhà nước Khu vực 7»: the unit is part of the name.
    let region = ["Khu vực", "khu vực"].iter().any(|unit| body.name.ends_with(unit));
    let numbered =
        |seat: &Shared| region && seat.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    let place = seat.map(|seat| if numbered(&seat) { shared("khu vực", " ", &seat) } else { seat });
    Party { raw, name, id, kind, level, place, collective: many }
}

/// Two texts and what stands between them.
pub(super) fn joined(first: &str, between: &str, second: &str) -> String {
    let mut out = String::with_capacity(first.len() + between.len() + second.len());
    out.extend([first, between, second]);
    out
}

thread_local! {
    /// The room in which the names of bodies are put together.
    static ROOM: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The same as a shared text.
pub(super) fn shared(first: &str, between: &str, second: &str) -> Shared {
    ROOM.with_borrow_mut(|room| {
        room.clear();
        room.extend([first, between, second]);
        room.as_str().into()
    })
}

/// The slug of a text (see [`crate::folded::slug`]).
pub(crate) fn slug(text: &str) -> Shared {
    with_slug(text, |slug| slug.into())
}

fn same_rank(issuer: PartyLevel, level: PartyLevel) -> bool {
    issuer == level
}

fn level(body: &Body, place: Option<&Place>, context: &Context) -> PartyLevel {
    if body.kind == PartyKind::PartyOrgan {
        return PartyLevel::Party;
    }
    let issuer = context.issuer.as_ref();
    let districts = context.issued_on.is_none_or(|day| day < end_of_districts());
    let printed = place.and_then(|p| {
        let city = p.units.first().is_some_and(|u| u.name == "thành phố");
        let own = issuer.and_then(|i| i.place.as_deref()).is_some_and(|own| own.starts_with("thành phố"));
        let high =
            issuer.is_some_and(|i| i.level == PartyLevel::Province) && own && p.name.is_none() && !p.many;
        if city && (high || !districts) { Some(PartyLevel::Province) } else { p.level() }
    });
    // «Thuế Hà Nội»: the name alone is that of a province
    let printed = printed.or_else(|| {
        let named = place.filter(|p| p.units.is_empty())?.name.as_deref()?;
        province::is_one(named).then_some(PartyLevel::Province)
    });
    match (body.level, printed) {
        // the divisions of a department, a hospital, a company are at its level
        (Some(PartyLevel::District), None) if body.kind == PartyKind::Division && has_divisions(issuer) => {
            issuer.map_or(PartyLevel::Other, territory)
        }
        (Some(PartyLevel::District), None) if !districts => PartyLevel::Commune,
        (_, Some(printed)) if body.level.is_none() || printed != PartyLevel::Other => printed,
        (Some(level), _) => level,
        (None, _) => issuer.map_or(PartyLevel::Other, territory),
    }
}

/// Whether the divisions that a document names are those of its issuer: a committee of the people or of the party may
/// name those of others, below it.
fn has_divisions(issuer: Option<&Party>) -> bool {
    issuer.is_some_and(|i| {
        matches!(
            i.kind,
            PartyKind::Ministry
                | PartyKind::CentralBody
                | PartyKind::Department
                | PartyKind::VerticalBody
                | PartyKind::Security
                | PartyKind::Justice
                | PartyKind::ServiceUnit
                | PartyKind::Enterprise
        )
    })
}

/// The level of a division of unknown name.
pub(super) fn level_of_division(context: &Context) -> PartyLevel {
    let districts = context.issued_on.is_none_or(|day| day < end_of_districts());
    match context.issuer.as_ref() {
        Some(issuer) if !districts || has_divisions(Some(issuer)) => territory(issuer),
        None if !districts => PartyLevel::Other,
        Some(_) | None => PartyLevel::District,
    }
}

/// The level of the territory of an issuer: an organ of the party sits at that of its place, and so do the bodies of the
/// state that it names.
pub(super) fn territory(issuer: &Party) -> PartyLevel {
    const UNITS: [(&str, PartyLevel); 14] = [
        ("tinh ", PartyLevel::Province),
        ("tinh uy", PartyLevel::Province),
        ("huyen ", PartyLevel::District),
        ("huyen uy", PartyLevel::District),
        ("quan uy", PartyLevel::District),
        ("thi uy", PartyLevel::District),
        ("thi xa ", PartyLevel::District),
        ("quan ", PartyLevel::District),
        ("xa ", PartyLevel::Commune),
        ("phuong ", PartyLevel::Commune),
        ("thi tran ", PartyLevel::Commune),
        ("dac khu ", PartyLevel::Commune),
        ("trung uong", PartyLevel::Central),
        ("bo chinh tri", PartyLevel::Central),
    ];
    if issuer.level != PartyLevel::Party {
        return issuer.level;
    }
    let city = |text: &str| place::is_central_city(text).then_some(PartyLevel::Province);
    let told = |text: &str| {
        let folded = crate::folded::Folded::new(text);
        let bare = folded.bare();
        let unit = UNITS.iter().find(|(unit, _)| {
            bare.match_indices(unit).any(|(at, _)| at == 0 || bare.as_bytes().get(at - 1) == Some(&b' '))
        });
        unit.map(|(_, level)| *level)
    };
    let seat = issuer.place.as_deref();
    let name = seat.and_then(|seat| city(seat.strip_prefix("thành phố ").unwrap_or(seat)));
    let level = name.or_else(|| seat.and_then(told)).or_else(|| told(&issuer.name));
    level.unwrap_or(PartyLevel::Other)
}

/// A party of which nobody asks more than whether it stands for several.
pub(crate) fn unnamed(collective: bool) -> Party {
    static NOTHING: LazyLock<Shared> = LazyLock::new(Shared::default);
    let nothing = || Shared::clone(&NOTHING);
    Party {
        raw: nothing(),
        name: nothing(),
        id: nothing(),
        kind: PartyKind::Other,
        level: PartyLevel::Other,
        place: None,
        collective,
    }
}

/// A party whose name no registry knows.
pub(crate) fn unknown(raw: &str, kind: PartyKind, level: PartyLevel, collective: bool) -> Party {
    let name = Shared::from(normalize::single_spaced(raw));
    let raw = if name == *raw { name.clone() } else { raw.into() };
    Party { raw, id: slug(&name), name, kind, level, place: None, collective }
}
