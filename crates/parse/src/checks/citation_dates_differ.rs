//! One document cited with two dates.
//!
//! Numbers start anew each year, so that `12/QĐ-UBND` of two years is two documents. Two dates contradict each other
//! where the number holds the year, where both are of one year, or where only the year differs.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Citation, Code, Diagnostic, Region};

use super::Plan;

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let mut by_symbol: BTreeMap<String, Vec<(&Citation, Date)>> = BTreeMap::new();
    let mut notes = Vec::new();
    let parsed = plan.parsed;
    let basis = parsed.document.legal_basis.iter().map(|c| (c, None));
    let annexes = parsed.annexes.iter().filter_map(|a| a.annex_of.as_ref()).map(|c| (c, None));
    let tasks = parsed.tasks.iter().flat_map(|t| t.citations.iter().map(move |c| (c, t.regions.first())));
    let all: Vec<(&Citation, Option<&Region>)> = basis.chain(annexes).chain(tasks).collect();
    for (citation, place) in all {
        let (Some(date), Some(symbol)) = (citation.date, &citation.symbol) else { continue };
        let seen = by_symbol.entry(normalize::bare(symbol).replace(' ', "")).or_default();
        if seen.len() >= MOST_DATES || seen.iter().any(|(c, d)| *d == date && same_body(c, citation)) {
            continue;
        }
        let rival = seen.iter().find(|(c, d)| same_body(c, citation) && contradict(c, *d, date));
        if let Some((_, other)) = rival {
            let note =
                Diagnostic::new(Code::CitationDatesDiffer, &[symbol, &date.to_string(), &other.to_string()]);
            notes.push(match place {
                Some(region) => note.at(region.clone()),
                None => note,
            });
        }
        seen.push((citation, date));
    }
    notes
}

/// Dates of one symbol that are compared: a file that has more is no plan.
const MOST_DATES: usize = 64;

/// Of the same issuer as far as both name one, and of one kind.
fn same_body(a: &Citation, b: &Citation) -> bool {
    let issuers = match (&a.issuer, &b.issuer) {
        (Some(a), Some(b)) => a.id == b.id,
        (None, None) => true,
        // `12/QĐ-UBND` may be anybody's; `325/QĐ-TTg` has one issuer, printed or not.
        (Some(_), None) | (None, Some(_)) => false,
    };
    let kinds = match (&a.kind, &b.kind) {
        (Some(a), Some(b)) => a.code == b.code,
        (Some(_), None) | (None, Some(_) | None) => true,
    };
    issuers && kinds
}

fn contradict(citation: &Citation, a: Date, b: Date) -> bool {
    let yearly = citation.year.is_some();
    let slip_of_the_year = a.day() == b.day() && a.month() == b.month();
    a != b && (yearly || a.year() == b.year() || slip_of_the_year)
}
