//! The statistics: of the words that carry a mark, how many become syllables under each character set.
//!
//! Only words with a character above ASCII vote, because the others read the same in every set. The bar is high on
//! purpose: text that is left alone can be decoded later, Unicode taken for legacy text is destroyed.

use model::{Confidence, Encoding};

use super::{LEGACY, decode, surface};
use crate::letter::is_marked;
use crate::syllable::is_syllable;

/// When a run is taken for legacy text. Shares are of the words that carry a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct DetectSettings {
    /// Fewest letters of a run.
    pub letters: usize,
    /// Fewest words with a mark.
    pub words: usize,
    /// Least share of syllables after decoding.
    pub share: f32,
    /// How far that must lie above the share as the run stands.
    pub gain: f32,
    /// How far the best set must lie above the second.
    pub margin: f32,
    /// The margin for VISCII and VPS, which use the same surface characters.
    pub rare_margin: f32,
    /// Most characters that are looked at.
    pub sample: usize,
}

impl Default for DetectSettings {
    fn default() -> Self {
        Self { letters: 40, words: 5, share: 0.8, gain: 0.3, margin: 0.1, rare_margin: 0.2, sample: 20_000 }
    }
}

/// What the statistics say of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It reads as it stands, or no legacy set makes Vietnamese of it.
    Plain,
    /// Too few letters or marks to tell.
    TooLittle,
    /// It reads in one legacy set.
    Legacy {
        /// Which.
        encoding: Encoding,
        /// How sure that is.
        confidence: Confidence,
    },
    /// It reads in more than one, or none well enough; the best first, with their shares.
    Ambiguous {
        /// The sets that come into question.
        candidates: Vec<(Encoding, Confidence)>,
    },
}

/// The character set of a run that surfaces as Latin-1 characters, if it is a legacy one beyond doubt.
///
/// ```
/// use model::Encoding;
/// use normalize::charset::detect;
/// let vni = "Uûy ban nhaân daân tænh ban haønh Keá hoaïch phaùt trieån kinh teá - xaõ hoäi naêm 2003";
/// assert_eq!(detect(vni).map(|(encoding, _)| encoding), Some(Encoding::Vni));
/// assert_eq!(detect("Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển kinh tế - xã hội năm 2003"), None);
/// ```
pub fn detect(text: &str) -> Option<(Encoding, Confidence)> {
    match judge(text, &DetectSettings::default()) {
        Verdict::Legacy { encoding, confidence } => Some((encoding, confidence)),
        Verdict::Plain | Verdict::TooLittle | Verdict::Ambiguous { .. } => None,
    }
}

/// The character set of undeclared bytes (a text file, CSV, HTML); `None` also for UTF-8.
pub fn detect_bytes(bytes: &[u8]) -> Option<(Encoding, Confidence)> {
    if std::str::from_utf8(bytes)
        .is_ok_and(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()))
    {
        return None;
    }
    let sample = bytes.get(..DetectSettings::default().sample).unwrap_or(bytes);
    detect(&surface::latin1(sample))
}

/// [`detect`], with the reason where the answer is no.
pub fn judge(text: &str, settings: &DetectSettings) -> Verdict {
    let sample: String = text.chars().take(settings.sample).collect();
    let words: Vec<&str> = sample.split(is_break).filter(|w| carries_mark(w)).collect();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if words.len() < settings.words || letters < settings.letters {
        return Verdict::TooLittle;
    }
    let beyond = words.iter().filter(|w| w.chars().any(|c| surface::byte(c).is_none())).count();
    let stands = share(words.iter().map(|w| (*w).to_owned()));
    if beyond * 10 > words.len() || stands + settings.gain > 1.0 {
        return Verdict::Plain;
    }
    let mut ranking: Vec<(Encoding, f32)> =
        LEGACY.iter().map(|&e| (e, share(words.iter().map(|w| decode(w, e, false))))).collect();
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (Some(&(encoding, best)), Some(&(_, second))) = (ranking.first(), ranking.get(1)) else {
        return Verdict::Plain;
    };
    let margin = match encoding {
        Encoding::Viscii | Encoding::Vps => settings.rare_margin,
        Encoding::Unicode | Encoding::Tcvn3 | Encoding::Vni | Encoding::Windows1258 => settings.margin,
    };
    if best >= settings.share && best >= stands + settings.gain && best >= second + margin {
        return Verdict::Legacy {
            encoding,
            confidence: confidence(best, best - second.max(stands), words.len()),
        };
    }
    // Half of the words as syllables is far more than chance gives to another language.
    if best >= stands + settings.gain && best >= settings.share - settings.gain {
        let candidates = ranking.into_iter().filter(|&(_, s)| s + settings.margin >= best);
        return Verdict::Ambiguous { candidates: candidates.map(|(e, s)| (e, Confidence::new(s))).collect() };
    }
    Verdict::Plain
}

/// Whether a run in a font of that set reads better as it stands: someone mapped its glyphs to Unicode already.
pub fn reads_as_unicode(text: &str, encoding: Encoding) -> bool {
    let words: Vec<&str> = text.split(is_break).filter(|w| carries_mark(w)).collect();
    if words.is_empty() {
        return false;
    }
    let beyond = text.chars().filter(|&c| is_marked(c) && surface::byte(c).is_none()).count();
    let stands = share(words.iter().map(|w| (*w).to_owned()));
    beyond * 10 > words.len() || stands > share(words.iter().map(|w| decode(w, encoding, false)))
}

/// A share near one, a wide margin, many words: each takes off a little where it is missing.
fn confidence(share: f32, margin: f32, words: usize) -> Confidence {
    let few = 1.0 / (words as f32 + 2.0);
    Confidence::new(share - few - (0.5 - margin).max(0.0) * 0.3)
}

/// Words are separated by ASCII white space and punctuation alone: every other character may be a letter.
fn is_break(c: char) -> bool {
    (c.is_ascii() && !c.is_ascii_alphanumeric() && !c.is_control())
        || matches!(c, '\t' | '\n' | '\r' | '\u{a0}')
}

fn carries_mark(word: &str) -> bool {
    word.chars().any(|c| (!c.is_ascii() || c.is_control()) && !surface::is_neutral(c))
}

fn share(words: impl Iterator<Item = String>) -> f32 {
    let (mut good, mut all) = (0_u32, 0_u32);
    for word in words {
        let core = word.trim_matches(|c: char| !c.is_alphabetic());
        // An abbreviation such as QĐ is no syllable in any set.
        if core.chars().any(char::is_lowercase) || is_syllable(core) || core.is_empty() {
            good += u32::from(is_syllable(core));
            all += 1;
        }
    }
    if all == 0 { 0.0 } else { good as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::super::encode;
    use super::*;

    const PLAN: &str = "Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với các sở, ngành liên quan \
        tổ chức thực hiện; định kỳ báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.";

    #[test]
    fn every_legacy_set_is_known_by_its_text() {
        for encoding in LEGACY {
            let bytes = encode(PLAN, encoding).expect("encodable");
            let found = detect_bytes(&bytes);
            assert_eq!(
                found.map(|(e, _)| e),
                Some(encoding),
                "{:?}",
                judge(&surface::latin1(&bytes), &DetectSettings::default())
            );
            assert!(found.is_some_and(|(_, c)| c.get() > 0.8), "{encoding:?} {found:?}");
        }
    }

    #[test]
    fn others_are_left_alone() {
        let texts = [
            PLAN,
            "Le Comité populaire de la province a décidé de créer, à compter de l'année prochaine, un système intégré où \
             chaque élève âgé de moins de dix ans sera inscrit; les sociétés étrangères déjà agréées en Indochine.",
            "Die Behörde prüft für das nächste Jahr die größeren Änderungen über Fördermaßnahmen und schließt jährlich \
             fünf Verträge ab, für die später Gebühren anfallen können.",
            "The committee’s annual report — “Zero waste” — is due in café season, naïve façade, résumé, coöperation etc.",
        ];
        for text in texts {
            assert_eq!(judge(text, &DetectSettings::default()), Verdict::Plain, "{text}");
            assert_eq!(detect_bytes(text.as_bytes()), None);
        }
        assert_eq!(judge("ñaát", &DetectSettings::default()), Verdict::TooLittle);
    }

    #[test]
    fn half_of_each_is_ambiguous() {
        let vni = "Uûy ban nhaân daân tænh ban haønh Keá hoaïch phaùt trieån";
        let mixed = format!("{vni} déjà créé système intégré élève âgé société étrangère");
        assert!(matches!(
            judge(&mixed, &DetectSettings::default()),
            Verdict::Ambiguous { .. } | Verdict::Plain
        ));
        assert_eq!(detect(&mixed), None);
    }
}
