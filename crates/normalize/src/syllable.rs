//! The Vietnamese syllable as an automaton: onset × rime × tone, with the spelling rules between them. No word list.
//!
//! `phường` = `ph` + `ương` + huyền. It says what *can* be written, not what is a word: `bâng` passes, `bâg` does not.
//! Short English words pass as well (`the`, `do`), so that a single word proves nothing; see [`vietnamese_share`].

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::letter::{Letter, Shape, Tone};

/// Where open `oa`, `oe`, `uy` carry their tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToneStyle {
    /// On the first vowel: hòa, khỏe, thủy.
    Old,
    /// On the second: hoà, khoẻ, thuỷ.
    New,
}

/// The longest syllable, `nghiêng`.
const LONGEST: usize = 7;

const ONSETS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rimes by their first letter. `y…` only stands alone, after `qu`, or where `i` may be written `y`.
const RIMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut \
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu \
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y yêm yên yêng yêt yêu";

/// What may follow `qu`, whose `u` belongs to the onset.
const RIMES_AFTER_QU: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê êch ên ênh êt êu \
    i ia ich in inh it iu ôc ơ ơi ơn ơt y ych yên yêt yn ynh yp yt yu";

/// What may follow `g` although it begins with `i`: here the `i` of `gi` is the vowel.
const RIMES_AFTER_G: &str = "i in iêc iêm iên iêng iêt";

/// Built once, at its first use: a few thousand entries.
static AUTOMATON: LazyLock<Automaton> = LazyLock::new(Automaton::new);

/// Every onset with every rime that the rules let follow it, by the codes of its letters, without tone.
struct Automaton(HashMap<u64, Frame, FxBuildHasher>);

/// What the letters of a syllable tell of its tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    /// Whether the rime ends in a stop (c, ch, p, t): then only sắc or nặng.
    stops: bool,
    /// Index of the letter that carries the tone, by either style.
    old: u8,
    new: u8,
}

impl Frame {
    fn of(onset: &[Letter], rime: &[Letter]) -> Self {
        let place = |style| (onset.len() + tone_place(rime, style)) as u8;
        Self { stops: ends_in_stop(rime), old: place(ToneStyle::Old), new: place(ToneStyle::New) }
    }

    fn carries(self, tone: Tone) -> bool {
        !self.stops || matches!(tone, Tone::Acute | Tone::Dot)
    }

    fn has_place(self, tone_at: u8) -> bool {
        tone_at == self.old || tone_at == self.new
    }
}

impl Automaton {
    fn new() -> Self {
        let mut whole = HashMap::default();
        let of_qu = spelled(RIMES_AFTER_QU);
        let of_g = spelled(RIMES_AFTER_G);
        let plain = spelled(RIMES);
        // In the order of the onsets: the longest that fits takes the word.
        for onset in ONSETS.iter().map(|onset| letters(onset)) {
            let rimes = if onset.first().is_some_and(|l| l.base == b'q') { &of_qu } else { &plain };
            let bare_g = onset.len() == 1 && onset.first().is_some_and(|l| l.base == b'g');
            let follows = |rime: &&Vec<Letter>| {
                onset.first().is_some_and(|l| l.base == b'q')
                    || agrees(&onset, rime) && !(bare_g && rime.first().is_some_and(|l| l.base == b'i'))
            };
            let with_i = of_g.iter().filter(|_| bare_g);
            for rime in rimes.iter().filter(follows).chain(with_i) {
                let code = onset.iter().chain(rime).fold(0, |code, l| code << 6 | u64::from(l.code()));
                whole.entry(code).or_insert_with(|| Frame::of(&onset, rime));
            }
        }
        Self(whole)
    }
}

fn spelled(list: &str) -> Vec<Vec<Letter>> {
    list.split_whitespace().map(letters).collect()
}

fn letters(text: &str) -> Vec<Letter> {
    text.chars().filter_map(Letter::read).collect()
}

/// A syllable taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable {
    letters: [Letter; LONGEST],
    length: usize,
    frame: Frame,
    tone: Tone,
    tone_at: Option<u8>,
}

impl Syllable {
    /// Reads a word whose letters can be a syllable, wherever its tone stands; `None` for anything else.
    pub fn read(word: &str) -> Option<Self> {
        let blank = Letter { base: b'a', shape: Shape::Plain, tone: Tone::Level, upper: false };
        let mut letters = [blank; LONGEST];
        let (mut length, mut code) = (0, 0);
        let (mut tone, mut tone_at) = (Tone::Level, None);
        for c in word.chars() {
            let (letter, own) = Letter::read_coded(c)?;
            *letters.get_mut(length)? = letter;
            code = code << 6 | u64::from(own);
            if letter.tone != Tone::Level {
                if tone_at.is_some() {
                    return None;
                }
                (tone, tone_at) = (letter.tone, Some(length as u8));
            }
            length += 1;
        }
        let frame = AUTOMATON.0.get(&code).copied().filter(|frame| frame.carries(tone))?;
        Some(Self { letters, length, frame, tone, tone_at })
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
        let place = self.place(style);
        let letters = self.letters.iter().take(self.length).enumerate();
        let toned = |i: usize| if i == usize::from(place) { self.tone } else { Tone::Level };
        letters.map(|(i, l)| l.with_tone(toned(i)).write()).collect()
    }

    /// Index of the letter that carries the tone.
    fn place(&self, style: ToneStyle) -> u8 {
        match style {
            ToneStyle::Old => self.frame.old,
            ToneStyle::New => self.frame.new,
        }
    }
}

/// [`is_syllable`] of a word whose letters were taken apart: their codes, six bits each, and where its one tone stands.
pub(crate) fn is_spelled(codes: u64, tone: Option<(Tone, u8)>) -> bool {
    AUTOMATON.0.get(&codes).is_some_and(|frame| {
        frame.carries(tone.map_or(Tone::Level, |(tone, _)| tone))
            && tone.is_none_or(|(_, at)| frame.has_place(at))
    })
}

/// The spelling rules between onset and rime: c/k, g/gh, ng/ngh by the vowel that follows; i/y; gi before i.
fn agrees(onset: &[Letter], rime: &[Letter]) -> bool {
    let (Some(first), second) = (rime.first(), rime.get(1)) else { return false };
    let front = matches!(first.base, b'i' | b'e' | b'y');
    let starts =
        |text: &str| onset.len() == text.len() && onset.iter().zip(text.bytes()).all(|(l, b)| l.base == b);
    if first.base == b'y' && second.is_some() {
        return onset.is_empty();
    }
    if first.base == b'y' {
        return onset.is_empty() || (onset.len() == 1 && !starts("c") && !starts("g"));
    }
    if onset.is_empty() {
        // Without an onset `iê` is written `yê`.
        return !(first.base == b'i' && second.is_some_and(|s| s.shape == Shape::Circumflex));
    }
    if starts("k") || starts("gh") || starts("ngh") {
        return front;
    }
    if starts("c") || starts("g") || starts("ng") {
        return !front;
    }
    !(starts("gi") && first.base == b'i')
}

fn ends_in_stop(rime: &[Letter]) -> bool {
    match rime {
        [.., l] if matches!(l.base, b'c' | b'p' | b't') => true,
        [.., c, h] => c.base == b'c' && h.base == b'h',
        _ => false,
    }
}

fn tone_place(rime: &[Letter], style: ToneStyle) -> usize {
    if let Some(shaped) = rime.iter().rposition(|l| l.shape != Shape::Plain) {
        return shaped;
    }
    let vowels = rime.iter().take_while(|l| l.is_vowel()).count();
    if vowels < rime.len() {
        return vowels.saturating_sub(1);
    }
    match rime {
        [_, _, _] => 1,
        [o, a] if matches!((o.base, a.base), (b'o', b'a' | b'e') | (b'u', b'y')) => {
            usize::from(style == ToneStyle::New)
        }
        _ => 0,
    }
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
