//! Several readings of one line become one, and what they disagree about is kept.
//!
//! The same letters read in another size are nearly an independent look. The text that most looks agree on wins, by the
//! sum of their confidences; a word on which they differ carries the other readings, for the stage that knows what
//! its column may hold.

use super::tsv::Seen;

/// A word of a line after the vote. Unit of its sides: px of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Voted {
    /// The reading that won.
    pub seen: Seen,
    /// Other readings of the same ink, best first.
    pub others: Vec<String>,
}

/// Elects among the looks at a line; the first is the usual size and wins a draw. Looks that saw nothing do not vote,
/// and what has not as many dots as the ink (`dots`, where they were counted) has half a vote.
pub(super) fn elect(looks: &[Vec<Seen>], dots: Option<usize>) -> Vec<Voted> {
    let voting: Vec<&Vec<Seen>> = looks.iter().filter(|l| !l.is_empty()).collect();
    let texts: Vec<String> = voting.iter().map(|l| text(l)).collect();
    let dotted = |t: &str| dots.is_none_or(|d| t.matches('.').count() == d);
    let weight = |i: usize| -> f32 {
        let mine = texts.get(i);
        let alike = voting.iter().zip(&texts).filter(|(_, t)| Some(*t) == mine);
        alike.map(|(l, t)| confidence(l) * if dotted(t) { 1.0 } else { 0.5 }).sum()
    };
    let mut order: Vec<usize> = (0..voting.len()).collect();
    order.sort_by(|&a, &b| weight(b).total_cmp(&weight(a)).then(a.cmp(&b)));
    let Some((&first, rest)) = order.split_first() else { return Vec::new() };
    let agreed = texts.iter().filter(|t| Some(*t) == texts.get(first)).count();
    let Some(winner) = voting.get(first) else { return Vec::new() };
    winner
        .iter()
        .map(|word| {
            let mut others: Vec<String> = Vec::new();
            for look in rest.iter().filter_map(|&i| voting.get(i)) {
                if let Some(other) = opposite(word, winner, look)
                    && other != word.text
                    && !others.contains(&other)
                {
                    others.push(other);
                }
            }
            let mut seen = word.clone();
            if !others.is_empty() {
                // What some looks contradict is at most as sure as the share that agreed.
                seen.confidence = seen.confidence.min(agreed as f32 / voting.len() as f32);
            } else if agreed > 1 {
                let best = voting.iter().zip(&texts).filter(|(_, t)| Some(*t) == texts.get(first));
                let best = best.filter_map(|(l, _)| same(word, l)).fold(seen.confidence, f32::max);
                seen.confidence = best;
            }
            Voted { seen, others }
        })
        .collect()
}

/// The lowest confidence of a look: a line is as sure as its weakest word.
pub(super) fn confidence(look: &[Seen]) -> f32 {
    look.iter().map(|w| w.confidence).fold(1.0, f32::min)
}

fn text(look: &[Seen]) -> String {
    look.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn middle(word: &Seen) -> f32 {
    f32::midpoint(word.x0, word.x1)
}

fn same(word: &Seen, look: &[Seen]) -> Option<f32> {
    look.iter()
        .find(|w| w.text == word.text && w.x0 < middle(word) && middle(word) < w.x1)
        .map(|w| w.confidence)
}

/// What another look saw where this word stands; `None` where its words straddle those of the winner.
fn opposite(word: &Seen, winner: &[Seen], look: &[Seen]) -> Option<String> {
    let inside = |w: &&Seen| middle(w) >= word.x0 && middle(w) <= word.x1;
    let found: Vec<&Seen> = look.iter().filter(inside).collect();
    let straddles =
        found.iter().any(|f| winner.iter().filter(|w| f.x0 < middle(w) && middle(w) < f.x1).count() > 1);
    let parts: Vec<&str> = found.iter().map(|f| f.text.as_str()).collect();
    (!parts.is_empty() && !straddles).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(words: &[(&str, f32, f32, f32)]) -> Vec<Seen> {
        words
            .iter()
            .map(|&(text, x0, x1, confidence)| Seen { text: text.to_owned(), x0, x1, confidence })
            .collect()
    }

    #[test]
    fn two_that_agree_outvote_a_surer_one() {
        let looks = [
            look(&[("D2", 0.0, 20.0, 0.75)]),
            look(&[("2.2", 0.0, 20.0, 0.6)]),
            look(&[("2.2", 1.0, 20.0, 0.7)]),
            Vec::new(),
        ];
        let won = elect(&looks, None);
        assert_eq!((won[0].seen.text.as_str(), won[0].others.as_slice()), ("2.2", &["D2".to_owned()][..]));
        assert!(won[0].seen.confidence < 0.7);
    }

    #[test]
    fn the_dots_of_the_ink_count() {
        let looks = [look(&[("22", 0.0, 20.0, 0.9)]), look(&[("2.2", 0.0, 20.0, 0.6)])];
        assert_eq!(elect(&looks, None)[0].seen.text, "22");
        assert_eq!(elect(&looks, Some(1))[0].seen.text, "2.2");
    }

    #[test]
    fn only_the_word_in_question_has_other_readings() {
        let looks = [
            look(&[("Quý", 0.0, 30.0, 0.96), ("1/2022", 40.0, 90.0, 0.9)]),
            look(&[("Quý", 0.0, 30.0, 0.95), ("I/2022", 41.0, 90.0, 0.8)]),
        ];
        let won = elect(&looks, None);
        assert!(won[0].others.is_empty());
        assert_eq!(won[1].others, ["I/2022"]);
    }

    #[test]
    fn words_that_another_look_ran_together_are_no_reading_of_one() {
        let looks = [
            look(&[("cơ", 0.0, 20.0, 0.96), ("quan", 30.0, 60.0, 0.9)]),
            look(&[("cơquan", 0.0, 60.0, 0.5)]),
        ];
        assert!(elect(&looks, None).iter().all(|w| w.others.is_empty()));
    }
}
