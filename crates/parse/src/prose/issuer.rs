//! Who issues a document: the body of the letterhead with the place of the one above it, or that of the preamble.

use grammar::{citation, party};
use model::{Citation, Code, Diagnostic, Party};

use crate::header::Head;
use crate::outline::units::Unit;

/// The issuer with the place of the body above it; an office bears the name of that body.
pub(super) fn party(raw: &str, head: &Head, issued_on: Option<jiff::civil::Date>) -> Option<Party> {
    let bare = party::Context { issued_on, issuer: None };
    let superior = head.superior.as_deref();
    let within =
        party::Context { issuer: superior.and_then(|raw| one_party(raw, &bare)).map(seated), ..bare };
    match superior.and_then(|superior| with_superior(raw, superior)) {
        Some(whole) => one_party(&whole, &within).map(|p| Party { raw: raw.into(), ..p }),
        None => one_party(raw, &within),
    }
    .map(seated)
}

/// The body with its whole place where its name holds that of the province alone: «UBND tỉnh» in the plan of «Sở Y tế
/// Phú Thọ» is that of «tỉnh Phú Thọ».
fn seated(party: Party) -> Party {
    match party.place.as_deref().and_then(party::province) {
        Some(place) => Party { place: Some(place.into()), ..party },
        None => party,
    }
}

/// The whole name of a body that is called after the one above it: «VĂN PHÒNG», «BAN THƯỜNG TRỰC», «BCH TỈNH GIA LAI».
fn with_superior(raw: &str, superior: &str) -> Option<String> {
    const ORGANS: [&str; 6] =
        ["van phong", "ban thuong truc", "ban thuong vu", "ban chap hanh", "btv", "bch"];
    const PLACES: [&str; 9] =
        ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];
    let bare = crate::words::bare(raw.trim());
    let organ = ORGANS.iter().find(|organ| {
        bare.strip_prefix(**organ).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })?;
    let mut words = raw.split_whitespace();
    let head: Vec<_> = words.by_ref().take(organ.split(' ').count()).collect();
    let place: Vec<_> = words.collect();
    let (head, place) = (head.join(" "), place.join(" "));
    if place.is_empty() {
        return Some(format!("{head} {superior}"));
    }
    let small = place.to_lowercase();
    let seated = PLACES.iter().any(|p| small.strip_prefix(p).is_some_and(|rest| rest.starts_with(' ')));
    (seated && *organ != "van phong").then(|| format!("{head} {superior} {place}"))
}

/// The issuer as the letterhead prints it, else the body that says in the preamble that it issues the document.
pub(super) fn printed<A: Iterator<Item = Citation>>(
    head: &Head,
    units: &[Unit],
    attached: impl FnOnce() -> A,
    notes: &mut Vec<Diagnostic>,
) -> Option<String> {
    if let Some(issuer) = &head.issuer {
        let symbol = head.info.symbol.as_deref();
        let whole = without_place(issuer)
            .and_then(|key| whole_name(&key, units).or_else(|| named_by(attached(), symbol, &key)));
        notes.extend(whole.as_deref().map(|name| Diagnostic::new(Code::IssuerCompleted, &[name])));
        return whole.or_else(|| Some(issuer.clone()));
    }
    let verbs = [
        " ban hành Kế hoạch",
        " xây dựng Kế hoạch",
        " ban hành kế hoạch",
        " xây dựng kế hoạch",
        " ban hành ",
    ];
    let preamble = units.iter().take_while(|u| u.ordinal.is_none() && !u.table).take(20);
    for unit in preamble {
        for verb in verbs {
            let Some((before, after)) = unit.body.split_once(verb) else { continue };
            // «Thủ tướng Chính phủ đã ban hành Quyết định số 749/QĐ-TTg»: another document.
            let other = before.ends_with(" đã") || citation::opens(after);
            if other {
                continue;
            }
            let name = before.rsplit([',', ';', '.']).next().unwrap_or(before).trim();
            let name = name.trim_start_matches("nay ").trim();
            if name.chars().count() < 80 && one_party(name, &party::Context::default()).is_some() {
                notes.push(Diagnostic::new(Code::IssuerInferred, &[name]));
                return Some(name.to_owned());
            }
        }
    }
    None
}

/// The match key of an issuer whose letterhead has lost the line that says whose it is.
fn without_place(issuer: &str) -> Option<String> {
    const WITHOUT_PLACE: [&str; 4] = ["ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd"];
    let key = normalize::key(issuer);
    WITHOUT_PLACE.contains(&key.as_str()).then_some(key)
}

/// The issuer as the line under the title names it, «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA».
fn whole_name(key: &str, units: &[Unit]) -> Option<String> {
    let preamble = units.iter().take_while(|u| u.ordinal.is_none() && !u.table).take(8);
    let mut titles = preamble.filter(|unit| crate::words::is_upper(&unit.body));
    titles.find_map(|unit| {
        let words: Vec<&str> = unit.body.split_whitespace().collect();
        let length = key.split(' ').count();
        // «… THEO CHỈ ĐẠO CỦA ỦY BAN NHÂN DÂN TỈNH» and «KÍNH GỬI: …» name another.
        let chair = words.get(..2).is_some_and(|own| normalize::key(&own.join(" ")) == "chủ tịch");
        let whole = words.get(if chair { 2 } else { 0 }..)?;
        let own = whole.get(..length).is_some_and(|own| normalize::key(&own.join(" ")) == key);
        if !own || unit.body.contains([':', ',', ';']) {
            return None;
        }
        let place = one_party(&whole.join(" "), &party::Context::default())?.place;
        (whole.len() > length && place.is_some()).then(|| whole.join(" "))
    })
}

/// The issuer as a note that cites this document by its number names it.
fn named_by(attached: impl Iterator<Item = Citation>, symbol: Option<&str>, key: &str) -> Option<String> {
    let mut issuers = attached
        .filter(|cited| symbol.is_some() && cited.symbol.as_deref() == symbol)
        .filter_map(|cited| cited.issuer);
    let whole = issuers.find(|issuer| issuer.place.is_some())?;
    let same = |name: &str| normalize::key(name).starts_with(key);
    (same(&whole.raw) || same(&whole.name)).then(|| whole.raw.to_string())
}

fn one_party(raw: &str, context: &party::Context) -> Option<Party> {
    let mut parties = party::read_list(raw, context);
    let known = parties.len() == 1 && parties.iter().all(|p| p.kind != model::PartyKind::Other);
    let upper = crate::words::is_mostly_upper(raw);
    match parties.pop() {
        Some(party) if known => Some(party),
        // A letterhead names one body, whatever the list grammar makes of its commas.
        Some(party) if upper => Some(Party { raw: raw.into(), ..party }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_are_called_after_the_body_above_them() {
        for (raw, superior, want) in [
            ("VĂN PHÒNG", "TỈNH ỦY CÀ MAU", Some("VĂN PHÒNG TỈNH ỦY CÀ MAU")),
            ("BAN THƯỜNG TRỰC", "UBMTTQ TỈNH GIA LAI", Some("BAN THƯỜNG TRỰC UBMTTQ TỈNH GIA LAI")),
            ("BAN THƯỜNG VỤ", "TỈNH ĐOÀN GIA LAI", Some("BAN THƯỜNG VỤ TỈNH ĐOÀN GIA LAI")),
            ("BCH TỈNH GIA LAI", "ĐOÀN TNCS HỒ CHÍ MINH", Some("BCH ĐOÀN TNCS HỒ CHÍ MINH TỈNH GIA LAI")),
            ("BAN CHẤP HÀNH XÃ IA O", "HỘI NÔNG DÂN", Some("BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ IA O")),
            ("BAN THƯỜNG VỤ ĐẢNG ỦY", "ĐẢNG BỘ TỈNH", None),
            ("VĂN PHÒNG TỈNH ỦY", "ĐẢNG BỘ TỈNH", None),
            ("BCH QUÂN SỰ", "UBND XÃ IA O", None),
            ("SỞ Y TẾ", "UBND TỈNH GIA LAI", None),
        ] {
            assert_eq!(with_superior(raw, superior).as_deref(), want, "{raw}");
        }
    }
}
