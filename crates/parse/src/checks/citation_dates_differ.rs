//! One document cited with two dates.
//!
//! Numbers start anew each year, so that `12/QĐ-UBND` of two years is two documents. Two dates contradict each other
//! where the number holds the year, where both are of one year, or where only the year differs.

use jiff::civil::Date;
use model::{Citation, Code, Diagnostic, Region};

use super::Plan;

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let mut seen: Vec<(&Citation, Date)> = Vec::new();
    let mut notes = Vec::new();
    let parsed = plan.parsed;
    let basis = parsed.document.legal_basis.iter().map(|c| (c, None));
    let annexes = parsed.annexes.iter().filter_map(|a| a.annex_of.as_ref()).map(|c| (c, None));
    let tasks = parsed.tasks.iter().flat_map(|t| t.citations.iter().map(move |c| (c, t.regions.first())));
    let all: Vec<(&Citation, Option<&Region>)> = basis.chain(annexes).chain(tasks).collect();
    for (citation, place) in all {
        let Some(date) = citation.date else { continue };
        if citation.symbol.is_none() || seen.iter().any(|(c, d)| *d == date && same_number(c, citation)) {
            continue;
        }
        let rival = seen.iter().find(|(c, d)| same_number(c, citation) && contradict(c, *d, date));
        if let Some((_, other)) = rival {
            let symbol = citation.symbol.as_deref().unwrap_or_default();
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

/// The same number and symbol, of the same issuer as far as both name one.
fn same_number(a: &Citation, b: &Citation) -> bool {
    let folded = |c: &Citation| c.symbol.as_deref().map(|s| normalize::bare(s).replace(' ', ""));
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
    folded(a) == folded(b) && issuers && kinds
}

fn contradict(citation: &Citation, a: Date, b: Date) -> bool {
    let yearly = citation.year.is_some();
    let slip_of_the_year = a.day() == b.day() && a.month() == b.month();
    a != b && (yearly || a.year() == b.year() || slip_of_the_year)
}
