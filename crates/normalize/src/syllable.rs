//! The Vietnamese syllable as an automaton: onset × rime × tone, with the spelling rules between them. No word list.
//!
//! `phường` = `ph` + `ương` + huyền. It says what *can* be written, not what is a word: `bâng` passes, `bâg` does not.
//! Short English words pass as well (`the`, `do`), so that a single word proves nothing; see [`vietnamese_share`].

mod automaton;

use std::borrow::Cow;

use crate::letter::{Letter, TONES, Tone};
use crate::packed::Run;
use automaton::Frame;

/// Where open `oa`, `oe`, `uy` carry their tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToneStyle {
    /// On the first vowel: hòa, khỏe, thủy.
    Old,
    /// On the second: hoà, khoẻ, thuỷ.
    New,
}

/// A syllable taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable<'a> {
    text: &'a str,
    frame: Frame,
    tone: Tone,
    tone_at: Option<u8>,
}

impl<'a> Syllable<'a> {
    /// Reads a word whose letters can be a syllable, wherever its tone stands; `None` for anything else.
    pub fn read(word: &'a str) -> Option<Self> {
        let run = Run::read(word.as_bytes(), 0);
        if run.end < word.len() || run.has_many_tones() {
            return None;
        }
        let (tone, at) = run.tone();
        let frame = Frame::of(run.codes).filter(|frame| frame.carries(tone))?;
        let tone = *TONES.get(usize::from(tone))?;
        Some(Self { text: word, frame, tone, tone_at: (tone != Tone::Level).then_some(at) })
    }

    /// Its tone.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Whether the tone stands where one of the two styles puts it.
    pub fn is_well_placed(&self) -> bool {
        self.tone_at.is_none_or(|at| self.frame.has_place(at))
    }

    /// The syllable with its tone where the style wants it.
    pub fn written(&self, style: ToneStyle) -> String {
        let place = usize::from(self.place(style));
        let toned = |at: usize| if at == place { self.tone } else { Tone::Level };
        let letters = self.text.chars().filter_map(Letter::read).enumerate();
        letters.map(|(at, letter)| letter.with_tone(toned(at)).write()).collect()
    }

    /// Index of the letter that carries the tone.
    fn place(&self, style: ToneStyle) -> u8 {
        match style {
            ToneStyle::Old => self.frame.old_place(),
            ToneStyle::New => self.frame.new_place(),
        }
    }
}

/// [`is_syllable`] of a run of letters.
#[inline]
pub(crate) fn is_spelled(run: &Run) -> bool {
    let (tone, at) = run.tone();
    !run.has_many_tones()
        && Frame::of(run.codes).is_some_and(|frame| frame.carries(tone) && (tone == 0 || frame.has_place(at)))
}

/// Whether a run of letters is a syllable whose tone stands where the old style does not have it.
#[inline]
pub(crate) fn is_astray(run: &Run) -> bool {
    let (tone, at) = run.tone();
    tone != 0
        && !run.has_many_tones()
        && Frame::of(run.codes).is_some_and(|frame| frame.carries(tone) && at != frame.old_place())
}

/// Whether the word can be a Vietnamese syllable, in either tone style and any case.
///
/// ```
/// use normalize::syllable::is_syllable;
/// assert!(is_syllable("nghiêng") && is_syllable("hoà") && is_syllable("ỦY") && is_syllable("gì"));
/// assert!(!is_syllable("UBND") && !is_syllable("đưòng") && !is_syllable("cê") && !is_syllable("mêt"));
/// ```
pub fn is_syllable(word: &str) -> bool {
    Syllable::read(word).is_some_and(|s| s.is_well_placed())
}

/// The word with its tone placed by the style; a word that is no syllable comes back as it is.
///
/// ```
/// use normalize::syllable::{ToneStyle, in_style};
/// assert_eq!(in_style("hoà", ToneStyle::Old), "hòa");
/// assert_eq!(in_style("Ủy", ToneStyle::New), "Uỷ");
/// assert_eq!(in_style("nghìên", ToneStyle::Old), "nghiền");
/// ```
pub fn in_style(word: &str, style: ToneStyle) -> Cow<'_, str> {
    match Syllable::read(word) {
        Some(s) if s.tone_at.is_some_and(|at| at != s.place(style)) => Cow::Owned(s.written(style)),
        _ => Cow::Borrowed(word),
    }
}

/// The share of words (runs of letters) that can be Vietnamese syllables, 0…1; 0 where there is no word.
///
/// Plans come near 0.9 (abbreviations are words too), English prose near 0.3, French near 0.25.
pub fn vietnamese_share(text: &str) -> f32 {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let (good, all) =
        words.fold((0_u32, 0_u32), |(good, all), w| (good + u32::from(is_syllable(w)), all + 1));
    if all == 0 { 0.0 } else { good as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        let good = "ủy uỷ ban nhân dân tỉnh quyết định nghị quyết phường xã thuở khuỷu khuya quỳnh quý quốc quân giếng \
            giữ giặt gìn gì giá già nghiêng nghề ghế kỷ kẻ cử ý yêu yếu yên ỉu ít ăn oái oăm xoong goòng thoòng huơ \
            hoẵng khoét ngoằn ngoèo uống ước ươi rượu hưu bưu chuyện tuyết xuýt huých huỳnh Đắk pin pa lượng tiêu hươu \
            quạch quãng quẩng quệt giêng giềng luôn muỗi nguyễn nguyên bệnh viện kỹ thuật mỹ sỹ lý hy vỹ";
        for word in good.split_whitespace() {
            // `Đắk` is a name of another language.
            assert_eq!(is_syllable(word), word != "Đắk", "{word}");
        }
        let bad = "ubnd kế2 cê kô ghà ngê nghà iêu qan qua2 bât mêt tóac tôại đưòng trưòng nghiêp hòả aa bb tr đ \
            chương1 strong website ơng ngiệp giiên ýê cảac tàc thwc";
        for word in bad.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn tones_by_style() {
        let table = "hòa hoà|khỏe khoẻ|thủy thuỷ|ủy uỷ|họa hoạ|tòa toà|xòe xoè|lũy luỹ|Ủy Uỷ|HÓA HOÁ|hoàn hoàn|quý quý|quỳ quỳ|\
            già già|giá giá|mùa mùa|của của|thìa thìa|ngoài ngoài|khuỷu khuỷu|đường đường|quỳnh quỳnh|quýt quýt|gìn gìn|khoét khoét|\
            hoặc hoặc|khuya khuya|loại loại|rượu rượu|toán toán";
        for pair in table.split('|') {
            let (old, new) = pair.split_once(' ').expect("a pair");
            for word in [old, new] {
                assert_eq!(in_style(word, ToneStyle::Old), old);
                assert_eq!(in_style(word, ToneStyle::New), new);
            }
        }
        for (wrong, right) in
            [("nghìên", "nghiền"), ("gìa", "già"), ("đừơng", "đường"), ("qúy", "quý"), ("UBND", "UBND")]
        {
            assert_eq!(in_style(wrong, ToneStyle::Old), right);
        }
    }

    #[test]
    fn shares() {
        let plan = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện nhiệm vụ phát triển kinh tế năm 2025";
        let english = "The committee shall publish its annual report before the end of the third quarter";
        assert!(vietnamese_share(plan) > 0.95);
        assert!(vietnamese_share(english) < 0.5);
        assert!(vietnamese_share("12/2024") < 0.1);
    }
}
