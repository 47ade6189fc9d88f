//! Blanks of a text that were lost on the way, and blanks that stand inside words: «kếhoạch», «`UBNDtỉnh`»; «th ực hi ện».
//!
//! A Vietnamese word on the page is one syllable. A run of letters that is none, and falls into syllables in one way, is
//! several words; what is no word of the language (a loan, a symbol, a slip of the pen) mostly does not fall so. Letters
//! that are no syllable, but make one with those behind the next blank, were torn. Whether a reading is more than possible, the
//! pairs of syllables that the language is full of say, and the case of the letters.

mod damage;
mod lattice;
mod vowel;

use std::ops::Range;

use crate::letter::{is_capital, is_letter};
use crate::syllable::is_syllable;
pub use damage::{Spacing, Torn};
use lattice::{Agreed, Stretch};

/// Part of a text that is to be read with other blanks than are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respaced {
    /// Where it stands, in bytes of the text.
    pub place: Range<usize>,
    /// The same letters with the blanks that they should have.
    pub reading: String,
    /// Whether the reading is more than possible: two of its words, or one with its neighbour outside, are a known pair, or a
    /// capital stands in the middle.
    pub vouched: bool,
    /// Whether it looks like a name or a loan: it begins with a capital, or has no mark.
    pub strange: bool,
}

/// The runs of letters of a text that are no syllable and fall into words.
///
/// ```
/// let found = normalize::spacing::fused("xây dựng kếhoạch năm 2025");
/// assert_eq!(found[0].reading, "kế hoạch");
/// assert!(found[0].vouched);
/// assert_eq!(normalize::spacing::fused("website của Đắk Lắk"), []);
/// ```
pub fn fused(text: &str) -> Vec<Respaced> {
    let runs = runs(text);
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let Some(word) = text.get(run.clone()) else { continue };
        if is_syllable(word) || word.len() > MOST_BYTES || is_glued(text, run) {
            continue;
        }
        let stretch = Stretch::new(word, false, beside(text, &runs, at..at + 1));
        let Some(Agreed { cuts, everywhere }) = stretch.read() else { continue };
        if cuts.is_empty() {
            continue;
        }
        // Loans without a mark fall into syllables too («data», «QRCode»): only a pair of their own speaks for that.
        let ascii = word.is_ascii();
        let by_case =
            || cuts.iter().any(|&at| stretch.is_case_break(at)) || stretch.opens_with_abbreviation(&cuts);
        let pairs = stretch.pairs(&cuts, !ascii) > 0;
        let reading = parted(word, &stretch, &cuts);
        found.push(Respaced {
            place: run.clone(),
            vouched: pairs || !ascii && by_case(),
            strange: !everywhere || ascii || word.starts_with(is_capital),
            reading,
        });
    }
    found
}

/// The words of a text through which blanks go, and those that run together beside them; for a text of whose words many
/// are torn (see [`Torn`]).
///
/// ```
/// let found = normalize::spacing::torn("th ực hi ện ngh ị quyết");
/// let readings: Vec<&str> = found.iter().map(|found| found.reading.as_str()).collect();
/// assert_eq!(readings, ["thực", "hiện", "nghị"]);
/// ```
pub fn torn(text: &str) -> Vec<Respaced> {
    let runs = runs(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(first) = runs.get(from) {
        let mut to = from + 1;
        let glued = is_glued(text, first);
        while let (false, Some(last), Some(next)) = (glued, runs.get(to - 1), runs.get(to)) {
            let short = next.end - first.start <= MOST_BYTES;
            if !short || text.get(last.end..next.start) != Some(" ") || is_glued(text, next) {
                break;
            }
            to += 1;
        }
        let place = first.start..runs.get(to - 1).map_or(first.end, |last| last.end);
        let whole = |run: &Range<usize>| text.get(run.clone()).is_some_and(stands_by_itself);
        let sound = runs.get(from..to).is_some_and(|own| own.iter().all(whole));
        let own = text.get(place.clone()).filter(|_| !glued && !sound && place.len() <= MOST_BYTES);
        let stretch = own.map(|own| Stretch::new(own, true, beside(text, &runs, from..to)));
        from = to;
        let (Some(own), Some(stretch)) = (own, stretch) else { continue };
        let Some(Agreed { cuts, .. }) = stretch.read() else { continue };
        changes(own, &stretch, &cuts, |change, reading| {
            let place = place.start + change.start..place.start + change.end;
            found.push(Respaced { place, reading, vouched: true, strange: false });
        });
    }
    found
}

/// Whether nothing could be better about a word: a syllable, and none that may be the end of another.
fn stands_by_itself(word: &str) -> bool {
    is_syllable(word) && (!vowel::opens_with(word) || vowel::Use::of(word) == vowel::Use::Common)
}

/// Bytes that are looked at together.
const MOST_BYTES: usize = 1 << 12;

/// Shows the parts of a stretch, from one printed blank that stands to the next, whose blanks change.
fn changes(text: &str, stretch: &Stretch, cuts: &[usize], mut show: impl FnMut(Range<usize>, String)) {
    let mut from = 0;
    let mut inside: Vec<usize> = Vec::new();
    let mut cuts = cuts.iter().copied().peekable();
    for at in 1..=stretch.len() {
        let cut = cuts.next_if_eq(&at).is_some();
        if at < stretch.len() && !(cut && stretch.is_spaced(at)) {
            inside.extend(cut.then_some(at));
            continue;
        }
        let bytes = stretch.byte(from).unwrap_or_default()..stretch.end_byte(at);
        let starts = std::iter::once(from).chain(inside.iter().copied());
        let ends = inside.iter().copied().chain([at]);
        let words: Vec<String> = starts.zip(ends).map(|(from, to)| stretch.word(from..to)).collect();
        let reading = words.join(" ");
        if text.get(bytes.clone()).is_some_and(|printed| printed != reading) {
            show(bytes, reading);
        }
        (from, inside) = (at, Vec::new());
    }
}

/// A run with blanks before some of its letters.
fn parted(word: &str, stretch: &Stretch, cuts: &[usize]) -> String {
    let mut out = word.to_owned();
    for at in cuts.iter().rev().filter_map(|&at| stretch.byte(at)) {
        out.insert(at, ' ');
    }
    out
}

/// The words that stand before and behind some runs, a blank between them.
fn beside<'a>(text: &'a str, all: &[Range<usize>], own: Range<usize>) -> [Option<&'a str>; 2] {
    let near = |own: &Range<usize>, first: &Range<usize>, second: &Range<usize>| {
        let is_near = text.get(first.end..second.start) == Some(" ");
        is_near.then(|| text.get(own.clone())).flatten()
    };
    let before = own.start.checked_sub(1).and_then(|before| all.get(before));
    let (first, last, behind) = (all.get(own.start), all.get(own.end - 1), all.get(own.end));
    [
        before.zip(first).and_then(|(before, first)| near(before, before, first)),
        last.zip(behind).and_then(|(last, behind)| near(behind, last, behind)),
    ]
}

/// The runs of letters of the alphabet.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_letter(c)) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + c.len_utf8(),
            None => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// Whether a run is part of something that is no word: it touches a digit, a letter of another script, or a sign of
/// addresses.
fn is_glued(text: &str, run: &Range<usize>) -> bool {
    let glues = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '&' | '\'' | '’');
    let (before, behind) = (text.get(..run.start), text.get(run.end..));
    before.and_then(|text| text.chars().next_back()).is_some_and(glues)
        || behind.and_then(|text| text.chars().next()).is_some_and(glues)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Vec<(String, bool)> {
        fused(text).into_iter().map(|found| (found.reading, found.vouched)).collect()
    }

    #[test]
    fn parts_what_stands_together() {
        let table = [
            ("triển khai kếhoạch", "kế hoạch", true),
            ("TRIỂNKHAI THỰC HIỆN", "TRIỂN KHAI", true),
            ("CHÍNHPHỦ", "CHÍNH PHỦ", true),
            ("phốihợp", "phối hợp", true),
            ("phốihợpvới", "phối hợp với", true),
            ("nhiệmvụ", "nhiệm vụ", true),
            ("lãnhđạo", "lãnh đạo", true),
            ("hộiđồng", "hội đồng", true),
            ("banhành", "ban hành", true),
            ("trungương", "trung ương", true),
            ("UBNDtỉnh", "UBND tỉnh", true),
            ("34/QĐ-TTgngày", "TTg ngày", true),
            ("NQ-CPcủa", "CP của", true),
            ("QUYẾT ĐỊNHVề việc", "ĐỊNH Về", true),
            ("chủ trìphối hợp", "trì phối", true),
            ("thamgia", "tham gia", true),
            ("antoàn", "an toàn", true),
            ("Sở Ytế", "Y tế", true),
            ("ýkiến", "ý kiến", true),
            ("các dựán", "dự án", true),
            ("doanhnghiệp", "doanh nghiệp", true),
            ("đẩy mạnhứng dụng", "mạnh ứng", true),
            ("củaUBND xã", "của UBND", true),
            ("Chủ tịchUBNDtỉnh", "tịch UBND tỉnh", true),
            ("SởY tế", "Sở Y", true),
            ("vàĐầu tư", "và Đầu", true),
            ("QuýIV năm 2025", "Quý IV", true),
            ("báo cáoỦy ban", "cáo Ủy", true),
            ("cholao động", "cho lao", false),
            ("nông thônở các xã", "thôn ở", true),
            ("đáp ứngyêucầu", "ứng yêu cầu", true),
            ("từ QuýI năm 2025", "Quý I", true),
            ("năm 2025 cóít nhất", "có ít", false),
            ("Lậpcông tác", "Lập công", true),
            ("phốihợpvớicáccơquan", "phối hợp với các cơ quan", true),
        ];
        for (text, reading, vouched) in table {
            assert_eq!(readings(text), [(reading.to_owned(), vouched)], "{text}");
        }
    }

    #[test]
    fn leaves_what_may_be_one_word() {
        let texts = [
            "nguời, trưòng, thưòng, đưòng, nuớc, đựơc, đuợc",
            "nghiêpệ, hòaả, thựcc",
            "Đắk Lắk, Krông Nô, Êđê, Mnông, Pleiku, Đakrông",
            "ODA, OCOP, HĐND, UBMTTQ, KHĐT, GDĐT, BCĐTƯ, HQuốc",
            "năm2025kế, a_kếhoạch",
            "VietinBank, PetroVietnam",
        ];
        for text in texts {
            assert_eq!(readings(text), [], "{text}");
        }
    }

    #[test]
    fn a_run_of_any_length_is_looked_at_in_bounds() {
        let line = "Tổchứcthựchiệncácnhiệmvụđượcgiaovàbáocáokếtquảtrước";
        assert_eq!(
            fused(line)[0].reading,
            "Tổ chức thực hiện các nhiệm vụ được giao và báo cáo kết quả trước"
        );
        assert_eq!(fused(&"á".repeat(1 << 20)), []);
        assert!(fused(&"ananáno".repeat(500)).iter().all(|found| found.strange));
    }

    #[test]
    fn loans_are_vouched_for_by_nothing() {
        for found in fused(
            "internet, website, online, camera, email, menu, video, robot, data, VneID, VinFast, QRCode, VTVgo, cacao cấp",
        ) {
            assert!(found.strange && !found.vouched, "{found:?}");
        }
    }

    #[test]
    fn what_may_be_read_in_two_ways_is_left_open() {
        // «cá nhang» and «cán hang».
        assert_eq!(fused("cánhang"), []);
    }

    fn joined(text: &str) -> String {
        let mut out = text.to_owned();
        for found in torn(text).into_iter().rev() {
            out.replace_range(found.place, &found.reading);
        }
        out
    }

    #[test]
    fn torn_words_are_joined() {
        let table = [
            ("Căn c ứ Luật T ổ ch ức chính quy ền đ ịa phương", "Căn cứ Luật Tổ chức chính quyền địa phương"),
            ("ngh ị quy ết; th ực hi ện nhi ệm v ụ", "nghị quyết; thực hiện nhiệm vụ"),
            ("K Ế HO ẠCH TRI ỂN KHAI TH ỰC HI ỆN", "KẾ HOẠCH TRIỂN KHAI THỰC HIỆN"),
            ("C ỘNG HÒA XÃ H ỘI CH Ủ NGHĨA VI ỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("X ử l ý d ữli ệu nhanh ch óng v à", "Xử lý dữ liệu nhanh chóng và"),
            (
                "c ó th ểt ương t ác v à th ực hi ện c ác ch ức n ăng",
                "có thể tương tác và thực hiện các chức năng",
            ),
            ("thự c hiệ n kế hoạ ch", "thực hiện kế hoạch"),
            ("HUY ỆN SƠN D Ư ƠNG, t ỉnh Tuy ênQuang", "HUYỆN SƠN DƯƠNG, tỉnh Tuyên Quang"),
            ("gi ảiph áp, ngu ồn v ốn, uyt ín", "giải pháp, nguồn vốn, uy tín"),
            ("Sở Y tế ch ủ tr ì, ph ối h ợp với UBND t ỉnh", "Sở Y tế chủ trì, phối hợp với UBND tỉnh"),
        ];
        for (text, wanted) in table {
            assert_eq!(joined(text), wanted);
            assert_eq!(joined(wanted), wanted);
        }
    }

    #[test]
    fn whole_words_stay_in_a_torn_text() {
        let texts = [
            "điểm c khoản 2 Điều 5, mục a và b",
            "xã Chơro, Vânkiều, Sở Y tế, UBND xã Ea Kar, huyện Krông Nô, website của Bộ, camera, menu, data, email",
            "an ninh, ổn định, ứng dụng, ủy quyền, ưu tiên, yêu cầu, ý kiến, ở xã, có ít nhất",
            "QĐ-TTg, NQ-CP, TTHC, nhóm I, quý II, loại V",
        ];
        for text in texts {
            assert_eq!(joined(text), text);
        }
    }
}
