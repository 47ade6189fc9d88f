//! Mentions of one document, brought together: a short one is completed from a full one.

use std::cell::OnceCell;
use std::collections::HashMap;

use model::Citation;
use rustc_hash::FxBuildHasher;

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
    let mut ways = [by_date as Fits, by_symbol, by_number].into_iter();
    loop {
        let completed = {
            // Gathered anew only where something was completed.
            let known = mentions(citations);
            ways.by_ref().map(|fits| all_completed(citations, &known, fits)).find(|found| !found.is_empty())
        };
        for (at, citation) in completed.into_iter().flatten() {
            if let Some(slot) = citations.get_mut(at) {
                **slot = citation;
            }
        }
        if ways.len() == 0 {
            return;
        }
    }
}

/// The different mentions by their number.
type Known<'a> = HashMap<&'a str, Vec<Mention<'a>>, FxBuildHasher>;

/// What is completed of all citations by mentions that fit, and the place of each.
fn all_completed(citations: &[&mut Citation], known: &Known<'_>, fits: Fits) -> Vec<(usize, Citation)> {
    let numbered = citations.iter().enumerate().filter(|(_, c)| c.number.is_some());
    let complete = |(at, citation): (usize, &&mut Citation)| {
        Some((at, completed(citation, known.get(number(citation))?, fits)?))
    };
    numbered.filter_map(complete).collect()
}

/// Most different mentions of one number that are compared: where a file has more, no two are sure to be one document.
const MOST_FORMS: usize = 256;

/// By what a fuller mention is taken to be of the same document.
type Fits = fn(&Mention<'_>, &Mention<'_>) -> bool;

/// A mention.
struct Mention<'a> {
    citation: &'a Citation,
    /// The letters and digits of its symbol; made when first asked for.
    symbol: OnceCell<Option<String>>,
}

impl<'a> Mention<'a> {
    fn of(citation: &'a Citation) -> Self {
        Self { citation, symbol: OnceCell::new() }
    }

    fn symbol(&self) -> Option<&String> {
        self.symbol.get_or_init(|| self.citation.symbol.as_deref().map(symbol)).as_ref()
    }

    /// Whether another says just the same.
    fn tells(&self, other: &Citation) -> bool {
        let own = self.citation;
        own.symbol == other.symbol
            && own.date == other.date
            && own.issuer == other.issuer
            && own.kind == other.kind
            && own.year == other.year
    }
}

/// The different mentions by their number, in the order of the document. What is said twice is kept once.
fn mentions<'a>(citations: &'a [&mut Citation]) -> Known<'a> {
    let mut known = Known::default();
    for citation in citations.iter().filter(|c| c.number.is_some()) {
        let forms = known.entry(number(citation)).or_default();
        if forms.len() <= MOST_FORMS && !forms.iter().any(|known| known.tells(citation)) {
            forms.push(Mention::of(citation));
        }
    }
    known.retain(|_, forms| forms.len() <= MOST_FORMS);
    known
}

/// A citation with what fuller mentions of the same document say, where they say more and agree.
fn completed(citation: &Citation, known: &[Mention<'_>], fits: Fits) -> Option<Citation> {
    if known.iter().all(|k| !knows_more(k.citation, citation)) {
        return None;
    }
    let own = Mention::of(citation);
    let fuller: Vec<&Mention<'_>> = known
        .iter()
        .filter(|k| knows_more(k.citation, citation) && agree(k, &own) && fits(k, &own))
        .collect();
    let first = fuller.first()?;
    // one document only: no two of them contradict each other
    if fuller.iter().any(|a| fuller.iter().any(|b| !agree(a, b))) {
        return None;
    }
    let pick = |has: fn(&Citation) -> bool| fuller.iter().find(|f| has(f.citation)).unwrap_or(first).citation;
    let mut citation = citation.clone();
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
    citation.key = key(&citation);
    Some(citation)
}

fn knows_more(k: &Citation, c: &Citation) -> bool {
    (c.symbol.is_none() && k.symbol.is_some())
        || (c.date.is_none() && k.date.is_some())
        || (c.issuer.is_none() && k.issuer.is_some())
        || (c.kind.is_none() && k.kind.is_some())
}

/// Whether two mentions may be of one document.
fn agree(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    fn same<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let (one, other) = (a.citation, b.citation);
    let issuers = match (&one.issuer, &other.issuer) {
        (Some(a), Some(b)) => {
            a.level == b.level
                && (a.id.starts_with(b.id.as_str()) || b.id.starts_with(a.id.as_str()) || a.kind == b.kind)
        }
        _ => true,
    };
    number(one) == number(other)
        && issuers
        && same(a.symbol(), b.symbol())
        && same(one.date.as_ref(), other.date.as_ref())
        && same(one.kind.as_ref().map(|k| &k.code), other.kind.as_ref().map(|k| &k.code))
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

fn by_date(k: &Mention<'_>, c: &Mention<'_>) -> bool {
    k.citation.date.is_some() && k.citation.date == c.citation.date
}

fn by_symbol(k: &Mention<'_>, c: &Mention<'_>) -> bool {
    k.symbol().is_some() && k.symbol() == c.symbol()
}

fn by_number(k: &Mention<'_>, c: &Mention<'_>) -> bool {
    let (k, c) = (k.citation, c.citation);
    c.symbol.is_none()
        && c.date.is_none()
        && k.kind.is_some()
        && k.kind.as_ref().map(|x| &x.code) == c.kind.as_ref().map(|x| &x.code)
}
