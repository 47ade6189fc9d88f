//! Mentions of one document, brought together: a short one is completed from a full one.

use model::Citation;

use super::key;

/// Completes partial mentions from fuller ones of the same document, first by number and date, then by number and
/// symbol, last by number alone, and sets the keys anew.
///
/// Nothing is taken where two documents would fit: the same number of two issuers stays apart.
///
/// ```
/// use grammar::citation::{find, link};
/// let mut full = find("Chương trình hành động số 12-CTr/HU ngày 27/8/2021 của Ban Chấp hành Đảng bộ huyện");
/// let mut short = find("Chương trình hành động số 12-CTr/HU");
/// link(&mut [&mut full[0], &mut short[0]]);
/// assert_eq!(short[0].date, full[0].date);
/// assert_eq!(short[0].key, full[0].key);
/// ```
pub fn link(citations: &mut [&mut Citation]) {
    for fits in [by_date, by_symbol, by_number] {
        let known: Vec<Citation> = citations.iter().map(|c| (**c).clone()).collect();
        for citation in citations.iter_mut().filter(|c| c.number.is_some()) {
            complete(citation, &known, fits);
        }
    }
}

fn complete(citation: &mut Citation, known: &[Citation], fits: fn(&Citation, &Citation) -> bool) {
    let fuller: Vec<_> =
        known.iter().filter(|k| knows_more(k, citation) && agree(k, citation) && fits(k, citation)).collect();
    let Some(first) = fuller.first() else { return };
    // one document only: no two of them contradict each other
    if fuller.iter().any(|a| fuller.iter().any(|b| !agree(a, b))) {
        return;
    }
    let pick = |has: fn(&Citation) -> bool| fuller.iter().find(|f| has(f)).copied().unwrap_or(*first);
    if citation.symbol.is_none() {
        let from = pick(|c| c.symbol.is_some());
        citation.symbol.clone_from(&from.symbol);
        citation.year = from.year;
    }
    if citation.date.is_none() {
        citation.date = pick(|c| c.date.is_some()).date;
    }
    if citation.issuer.is_none() {
        citation.issuer.clone_from(&pick(|c| c.issuer.is_some()).issuer);
    }
    if citation.kind.is_none() {
        citation.kind.clone_from(&pick(|c| c.kind.is_some()).kind);
    }
    citation.key = key(citation);
}

fn knows_more(k: &Citation, c: &Citation) -> bool {
    (c.symbol.is_none() && k.symbol.is_some())
        || (c.date.is_none() && k.date.is_some())
        || (c.issuer.is_none() && k.issuer.is_some())
        || (c.kind.is_none() && k.kind.is_some())
}

/// Whether two mentions may be of one document.
fn agree(a: &Citation, b: &Citation) -> bool {
    fn same<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let issuers = match (&a.issuer, &b.issuer) {
        (Some(a), Some(b)) => {
            a.level == b.level && (a.id.starts_with(&b.id) || b.id.starts_with(&a.id) || a.kind == b.kind)
        }
        _ => true,
    };
    number(a) == number(b)
        && issuers
        && same(a.symbol.as_deref().map(symbol).as_ref(), b.symbol.as_deref().map(symbol).as_ref())
        && same(a.date.as_ref(), b.date.as_ref())
        && same(a.kind.as_ref().map(|k| &k.code), b.kind.as_ref().map(|k| &k.code))
}

fn number(c: &Citation) -> &str {
    c.number.as_deref().unwrap_or("").trim_start_matches('0')
}

fn symbol(text: &str) -> String {
    text.chars()
        .map(crate::folded::bare_letter)
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .trim_start_matches('0')
        .to_owned()
}

fn by_date(k: &Citation, c: &Citation) -> bool {
    k.date.is_some() && k.date == c.date
}

fn by_symbol(k: &Citation, c: &Citation) -> bool {
    k.symbol.is_some() && k.symbol.as_deref().map(symbol) == c.symbol.as_deref().map(symbol)
}

fn by_number(k: &Citation, c: &Citation) -> bool {
    c.symbol.is_none()
        && c.date.is_none()
        && k.kind.is_some()
        && k.kind.as_ref().map(|x| &x.code) == c.kind.as_ref().map(|x| &x.code)
}
