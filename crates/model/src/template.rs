//! Sentences with gaps: whether one fits, and the same said by another.

/// What a gap takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// `{}`: words of the document, or a name: the same in every language.
    Words,
    /// `{n}`: how many.
    Count,
    /// `{rule}`: the name of a repair, by which `explain` knows it.
    Rule,
    /// `{field}`: a field of a task.
    Field,
    /// `{reason}`: another sentence.
    Reason,
    /// `{weighed}`: sentences, each with its weight, parted by `; `.
    Weighed,
    /// `{listed}`: sentences that hold no comma, parted by `, `.
    Listed,
}

impl Gap {
    fn of(name: &str) -> Self {
        match name {
            "n" => Self::Count,
            "rule" => Self::Rule,
            "field" => Self::Field,
            "reason" => Self::Reason,
            "weighed" => Self::Weighed,
            "listed" => Self::Listed,
            _ => Self::Words,
        }
    }
}

/// The text before the first gap of a template, and each gap with the text behind it.
pub(crate) fn parts(template: &str) -> (&str, Vec<(Gap, &str)>) {
    let mut pieces = template.split('{');
    let first = pieces.next().unwrap_or_default();
    let gaps = pieces.filter_map(|piece| piece.split_once('}'));
    (first, gaps.map(|(name, behind)| (Gap::of(name), behind)).collect())
}

/// What stands in the gaps of `template` in a sentence, as `say` says it, in order; `None` where the sentence is not of that
/// template, or where `say` does not take what stands in a gap.
pub(crate) fn gaps(
    template: &str,
    sentence: &str,
    say: &dyn Fn(Gap, &str) -> Option<String>,
) -> Option<Vec<String>> {
    let (first, gaps) = parts(template);
    let mut said = taken(&gaps, sentence.strip_prefix(first)?, say)?;
    said.reverse();
    Some(said)
}

/// The gaps from the last to the first.
fn taken(gaps: &[(Gap, &str)], text: &str, say: &dyn Fn(Gap, &str) -> Option<String>) -> Option<Vec<String>> {
    let Some(((gap, behind), rest)) = gaps.split_first() else {
        return text.is_empty().then(Vec::new);
    };
    if rest.is_empty() {
        return Some(vec![say(*gap, text.strip_suffix(behind)?)?]);
    }
    // Words of the document may hold what parts two gaps: the next place is tried as well.
    text.match_indices(behind).find_map(|(at, _)| {
        let said = say(*gap, text.get(..at)?)?;
        let mut more = taken(rest, text.get(at + behind.len()..)?, say)?;
        more.push(said);
        Some(more)
    })
}

/// A template with its gaps filled in order.
pub(crate) fn filled(template: &str, gaps: &[String]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut gaps = gaps.iter();
    for (i, piece) in template.split('{').enumerate() {
        let behind = piece.split_once('}').filter(|_| i > 0).map(|(_, behind)| behind);
        if behind.is_some() {
            out.push_str(gaps.next().map_or("…", String::as_str));
        }
        out.push_str(behind.unwrap_or(piece));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(template: &str, sentence: &str) -> Option<Vec<String>> {
        gaps(template, sentence, &|_, words| Some(words.to_owned()))
    }

    #[test]
    fn what_stands_in_gaps() {
        for (template, sentence, found) in [
            ("nothing", "nothing", Some(vec![])),
            ("nothing", "nothing else", None),
            (
                "«{}» closes «{}»",
                "«Sở Y tế» closes «Cơ quan chủ trì»",
                Some(vec!["Sở Y tế", "Cơ quan chủ trì"]),
            ),
            ("«{}» closes «{}»", "«Sở Y tế» closes it", None),
            (
                "the time is that of the heading: «{}»",
                "the time is that of the heading: ««A»»",
                Some(vec!["«A»"]),
            ),
            ("{} of {}", "1 of 2 of 3", Some(vec!["1", "2 of 3"])),
        ] {
            let found = found.map(|words| words.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(words(template, sentence), found, "{template} | {sentence}");
        }
    }

    #[test]
    fn a_gap_that_is_not_taken_is_looked_for_further_on() {
        let last = |gap: Gap, words: &str| (gap == Gap::Words || words == "end").then(|| words.to_owned());
        let found = gaps("{}; {reason}", "one; two; end", &last);
        assert_eq!(found, Some(vec!["one; two".to_owned(), "end".to_owned()]));
    }

    #[test]
    fn gaps_are_filled_in_order() {
        let words = ["a".to_owned(), "b".to_owned()];
        assert_eq!(filled("«{}» và «{field}»", &words), "«a» và «b»");
        assert_eq!(filled("«{}», «{}» và «{}»", &words), "«a», «b» và «…»");
    }
}
