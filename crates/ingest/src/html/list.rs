//! Lists: which number or bullet an item prints.

use scraper::node::Element;

use crate::numerals;

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    kind: Kind,
    next: i64,
    step: i64,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Bullets,
    Unmarked,
    Decimal,
    Letters { upper: bool },
    Roman { upper: bool },
}

impl List {
    /// A list that opens.
    pub(super) fn open(element: &Element) -> Self {
        let kind = match (element.name(), element.attr("type").map(str::trim)) {
            _ if super::look::is_unmarked(element) => Kind::Unmarked,
            ("ol", Some("a")) => Kind::Letters { upper: false },
            ("ol", Some("A")) => Kind::Letters { upper: true },
            ("ol", Some("i")) => Kind::Roman { upper: false },
            ("ol", Some("I")) => Kind::Roman { upper: true },
            ("ol", _) => Kind::Decimal,
            _ => Kind::Bullets,
        };
        let start = element.attr("start").and_then(|s| s.trim().parse().ok()).unwrap_or(1);
        Self { kind, next: start, step: if element.attr("reversed").is_some() { -1 } else { 1 } }
    }

    /// The mark of the next item.
    pub(super) fn mark(&mut self, item: &Element) -> Option<String> {
        let number = item.attr("value").and_then(|v| v.trim().parse().ok()).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let n = u32::try_from(number).unwrap_or_default();
        let cased = |text: String, upper: bool| if upper { text.to_uppercase() } else { text };
        match self.kind {
            Kind::Bullets => Some("•".to_owned()),
            Kind::Unmarked => None,
            Kind::Decimal => Some(format!("{number}.")),
            Kind::Letters { upper } => Some(format!("{}.", cased(numerals::letters(n), upper))),
            Kind::Roman { upper } => Some(format!("{}.", cased(numerals::roman(n).to_lowercase(), upper))),
        }
    }
}
