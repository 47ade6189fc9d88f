//! Below the body: recipients (`Nơi nhận`) on the left, authority, office and name of the signer on the right.
//!
//! The two columns arrive one after the other or mixed line by line, so that each line is known by its own form.

mod columns;
mod person;

use model::{Diagnostic, Signature};
use normalize::trimmed;

use self::columns::{beside_authority, columns};
pub(super) use self::person::is_name;
pub(crate) use self::person::without_rank;
use super::signer;
use super::title::names_a_body;
use crate::lines::Line;
use crate::words::{bare, is_mostly_upper, is_upper, opens_bare};

/// What the lines below the body say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Foot {
    /// Signatures in reading order.
    pub(crate) signatures: Vec<Signature>,
    /// Recipients, bullets away.
    pub(crate) recipients: Vec<String>,
    /// Lines that fit neither, by their index in the lines given.
    pub(crate) residue: Vec<usize>,
    /// Names that were hard to read in a picture.
    pub(crate) notes: Vec<Diagnostic>,
}

/// For whom somebody signs: on behalf, in place, by order, by mandate.
const AUTHORITIES: &[&str] =
    &["TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T", "T/L", "Q.", "TM ", "KT ", "TL ", "TUQ "];

/// Offices of signers, in capitals as printed.
const OFFICES: &[&str] = &[
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG",
    "PHÓ THỦ TƯỚNG",
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG PHÒNG",
    "CỤC TRƯỞNG",
    "PHÓ CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "TỔNG CỤC TRƯỞNG",
    "TỔNG GIÁM ĐỐC",
    "PHÓ TỔNG GIÁM ĐỐC",
    "VỤ TRƯỞNG",
    "PHÓ VỤ TRƯỞNG",
    "PHÓ CHỦ NHIỆM",
    "PHÓ VIỆN TRƯỞNG",
    "PHÓ CHI CỤC TRƯỞNG",
    "PHÓ CHÁNH THANH TRA",
    "PHÓ TỔNG THANH TRA",
    "PHÓ CHÁNH ÁN",
    "PHÓ TỔ TRƯỞNG",
    "HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "VIỆN TRƯỞNG",
    "CHỦ NHIỆM",
    "TỔNG THANH TRA",
    "THỐNG ĐỐC",
    "PHÓ THỐNG ĐỐC",
    "TỔNG BÍ THƯ",
    "CHỦ TỊCH NƯỚC",
    "THƯỜNG TRỰC",
    "QUYỀN CHỦ TỊCH",
    "CHÁNH ÁN",
    "TỔ TRƯỞNG",
    "TRƯỞNG ĐOÀN",
    "PHÓ TRƯỞNG ĐOÀN",
];

/// The letters with which they begin.
const OFFICE_LETTERS: [char; 8] = ['B', 'C', 'G', 'H', 'P', 'Q', 'T', 'V'];

/// Index in `lines` of the line that opens the foot: recipients, or somebody signing. An office alone («CHỦ TỊCH ỦY
/// BAN NHÂN DÂN TỈNH», above the «Căn cứ» of a decision) opens it only where a name follows.
pub(crate) fn find<'p, 'b: 'p>(lines: impl Iterator<Item = Option<&'p Line<'b>>>) -> Option<usize> {
    let lines: Vec<Option<&Line<'_>>> = lines.collect();
    lines.iter().enumerate().position(|(at, line)| {
        let Some(line) = line else { return false };
        let named = || {
            let below = lines.get(at + 1..).unwrap_or_default().iter().take(OFFICE_TO_NAME).map_while(|l| *l);
            below.into_iter().any(|l| is_name(&l.text) && !is_mostly_upper(&l.text))
        };
        // «SỞ Y TẾ» over «GIÁM ĐỐC» where two bodies sign.
        let over_office = || {
            let below = lines.get(at + 1).copied().flatten();
            below.is_some_and(opens) && is_signing_body(&line.text) && named()
        };
        names_who(line) || (names_an_office(line) && named()) || over_office()
    })
}

/// Whether a line names in capitals a body that signs.
fn is_signing_body(text: &str) -> bool {
    const LONGEST: usize = 120;
    text.len() <= LONGEST && is_upper(text) && !is_office(text) && names_a_body(text)
}

/// Lines that may stand between an office and the name below it.
const OFFICE_TO_NAME: usize = 4;

/// Whether a line looks like one of a foot: recipients, or somebody signing.
pub(crate) fn opens(line: &Line<'_>) -> bool {
    names_who(line) || names_an_office(line)
}

/// Recipients, or for whom somebody signs.
fn names_who(line: &Line<'_>) -> bool {
    is_recipients(&line.text) || is_authority(&line.text)
}

fn names_an_office(line: &Line<'_>) -> bool {
    is_office(&line.text) && line.text.chars().count() < 40
}

/// Whether cells are those of a foot that was set as a row of the table above it: recipients beside who signs.
pub(crate) fn is_row<'t>(mut cells: impl Iterator<Item = &'t str>) -> bool {
    cells.any(|text| is_recipients(text.split('\n').next().unwrap_or_default()))
}

fn is_recipients(text: &str) -> bool {
    opens_bare(text, "noi nhan") && (text.contains(':') || bare(text).len() < 12 || beside_authority(text))
}

fn is_authority(text: &str) -> bool {
    text.starts_with(['T', 'K', 'Q'])
        && text.as_bytes().get(1).is_some_and(|second| !second.is_ascii_lowercase())
        && AUTHORITIES.iter().any(|a| text.starts_with(a))
        && is_mostly_upper(text)
        && text.chars().count() < 120
}

fn is_office(text: &str) -> bool {
    // A sentence that begins with an office has small letters in its first word.
    if text.len() < 2 || !opens_in_capitals(text) {
        return false;
    }
    let text = text.trim_end_matches(['.', ',', ' ']);
    text.starts_with(OFFICE_LETTERS)
        && OFFICES.iter().any(|o| {
            text == *o
                || text.strip_prefix(o).is_some_and(|rest| rest.starts_with(' ') && is_mostly_upper(rest))
        })
}

/// Whether no letter of ASCII in the first word is small.
fn opens_in_capitals(text: &str) -> bool {
    !text.bytes().take_while(|byte| *byte != b' ').any(|byte| byte.is_ascii_lowercase())
}

/// Reads the foot; `lines` begin with the line that opens it.
pub(crate) fn read(lines: &[&Line<'_>]) -> Foot {
    let mut foot = Foot::default();
    let (mut listing, mut office_below) = (false, false);
    let names: Vec<bool> = lines.iter().map(|line| is_written_name(&line.text)).collect();
    for (index, line) in lines.iter().enumerate() {
        let below = names.get(index + 1..).unwrap_or_default();
        let named_below = below.iter().take(OFFICE_TO_RECIPIENTS).any(|name| *name);
        let unsigned = !named_below && foot.signatures.last().is_some_and(|s| s.name.is_none());
        for part in columns(&line.text, unsigned) {
            // The rim of a seal is read as a dash before the office.
            let office = part.trim_start_matches(['-', '\'', '.']);
            let part = if line.ocr_confidence.is_some() && is_office(office) { office } else { part };
            if goes_on_with_office(part, &mut foot, named_below) {
                continue;
            }
            if !named_below && is_office_below(part, &mut foot, &mut office_below) {
                continue;
            }
            if !read_part(part, line, &mut foot, &mut listing) {
                foot.residue.push(index);
            }
        }
    }
    foot.residue.dedup();
    foot
}

/// Lines below an office within which the name is looked for: the recipients may stand between.
const OFFICE_TO_RECIPIENTS: usize = 16;

fn is_written_name(text: &str) -> bool {
    is_name(text) && !is_mostly_upper(text)
}

/// An office of two lines: «CỤC TRƯỞNG CỤC», «CHUYỂN ĐỔI SỐ QUỐC GIA», where the name comes below in small letters.
fn goes_on_with_office(part: &str, foot: &mut Foot, named_below: bool) -> bool {
    let Some(open) = foot.signatures.last_mut().filter(|s| s.name.is_none() && s.position.is_some()) else {
        return false;
    };
    let title =
        is_mostly_upper(part) && part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-'));
    if !named_below
        || !title
        || part.starts_with('-')
        || is_office(part)
        || is_authority(part)
        || is_recipients(part)
    {
        return false;
    }
    open.position = Some(join(open.position.take(), part));
    true
}

/// The signer's office in the body that lent the seal, below the name: «Lê Văn Ba», «PHÓ GIÁM ĐỐC», «SỞ CÔNG THƯƠNG».
fn is_office_below(part: &str, foot: &mut Foot, open: &mut bool) -> bool {
    let Some(signed) = foot.signatures.last_mut().filter(|s| s.name.is_some()) else { return false };
    let goes_on = *open && is_mostly_upper(part) && part.chars().all(|c| c.is_alphabetic() || c == ' ');
    *open = (goes_on || is_office(part)) && !is_authority(part) && !is_recipients(part);
    if *open {
        signed.position = Some(join(signed.position.take(), part));
    }
    *open
}

fn read_part(part: &str, line: &Line<'_>, foot: &mut Foot, listing: &mut bool) -> bool {
    if let Some(rest) = behind_signed(part) {
        return rest.is_empty() || read_part(rest, line, foot, listing);
    }
    if is_recipients(part) {
        *listing = true;
        if let Some((_, rest)) = part.split_once(':') {
            foot.recipients.extend(items(rest));
        }
        return true;
    }
    if is_authority(part) {
        let (authority, office) = office_at_end(part);
        match foot.signatures.last_mut() {
            // «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH»: one signature, two lines of authority.
            Some(open) if open.position.is_none() && open.name.is_none() => {
                open.authority = Some(join(open.authority.take(), authority));
                open.position = office.map(str::to_owned);
            }
            // «KT. CHỦ TỊCH» below an office that was only the authority's.
            _ => foot.signatures.push(Signature {
                authority: Some(authority.to_owned()),
                position: office.map(str::to_owned),
                name: None,
            }),
        }
        return true;
    }
    if foot.signatures.iter().all(|signed| signed.name.is_some())
        && !part.starts_with('-')
        && is_signing_body(part)
    {
        foot.signatures.push(Signature { authority: Some(part.to_owned()), ..Signature::default() });
        return true;
    }
    if is_office(part) {
        match foot.signatures.last_mut() {
            Some(open) if open.name.is_none() => open.position = Some(join(open.position.take(), part)),
            _ => foot.signatures.push(Signature { position: Some(part.to_owned()), ..Signature::default() }),
        }
        return true;
    }
    let open = foot.signatures.iter_mut().find(|s| s.name.is_none());
    if let Some(signature) = open {
        let seen = signer::read(line, part);
        if let Some((name, note)) = seen.or_else(|| is_name(part).then(|| (part.to_owned(), None))) {
            signature.name = Some(name);
            foot.notes.extend(note);
            return true;
        }
        // An authority of two lines: «TM. ỦY BAN NHÂN DÂN», «HUYỆN SƠN DƯƠNG».
        if is_mostly_upper(part) && signature.position.is_none() && !part.starts_with('-') {
            signature.authority = Some(join(signature.authority.take(), part));
            return true;
        }
    }
    if *listing {
        return read_recipient(part, foot);
    }
    false
}

/// What follows the note that the paper was signed, in place of the signature: «(Đã ký)», «(Ký, đóng dấu)», «Đã ký:».
fn behind_signed(part: &str) -> Option<&str> {
    const NOTES: [&str; 4] = ["đã ký", "ký, đóng dấu", "đã ký, đóng dấu", "ký tên, đóng dấu"];
    const LONGEST: usize = 80;
    if part.len() > LONGEST {
        return None;
    }
    let (note, rest) = match part.strip_prefix(['(', '[']) {
        Some(inner) => inner.split_once([')', ']'])?,
        None => part.split_once(':').unwrap_or((part, "")),
    };
    let note = trimmed(note);
    if !note.starts_with(['đ', 'Đ', 'k', 'K']) {
        return None;
    }
    let note: String = note.chars().map(normalize::small).collect();
    let core = note.strip_suffix(" điện tử").unwrap_or(&note).replace(" và ", ", ").replace("kí", "ký");
    NOTES.contains(&core.as_str()).then(|| rest.trim())
}

fn read_recipient(part: &str, foot: &mut Foot) -> bool {
    if part.starts_with(['-', '–', '+', '•', '*']) {
        foot.recipients.extend(items(part));
        return true;
    }
    let open = foot.recipients.last().is_none_or(|last| !last.ends_with([';', '.', ')']));
    let ended = foot.recipients.last().is_some_and(|last| opens_bare(last, "luu"));
    if ended || part.starts_with('(') || !part.chars().any(char::is_alphanumeric) || is_mostly_upper(part) {
        return false;
    }
    match foot.recipients.last_mut() {
        Some(last) if open || part.starts_with(char::is_lowercase) => {
            // The next items may have fallen into the same line.
            let mut more = items(part).into_iter();
            if let Some(rest) = more.next() {
                last.push(' ');
                last.push_str(&rest);
            }
            foot.recipients.extend(more);
        }
        _ => foot.recipients.extend(items(part)),
    }
    true
}

/// The items of a line of recipients: one, or several that fell together («- Như trên; - Lưu: VT.»).
fn items(text: &str) -> Vec<String> {
    text.replace("; - ", ";\n- ")
        .replace(";- ", ";\n- ")
        .replace(". - ", ".\n- ")
        .split('\n')
        .map(|item| item.trim().trim_start_matches(['-', '–', '+', '•', '*', ' ']).trim().to_owned())
        .filter(|item| item.chars().any(char::is_alphanumeric))
        .collect()
}

/// «TM. ỦY BAN NHÂN DÂN CHỦ TỊCH» in one line: authority and office. «KT. CHỦ TỊCH» is an authority alone.
fn office_at_end(text: &str) -> (&str, Option<&str>) {
    match before_office(text).and_then(|at| text.split_at_checked(at)) {
        // «TL. TỔNG GIÁM ĐỐC», «KT. BỘ TRƯỞNG, CHỦ NHIỆM»: all of it says for whom.
        Some((authority, _)) if !authority.trim_end().contains(' ') || authority.ends_with(", ") => {
            (text, None)
        }
        Some((authority, office)) => (authority.trim(), Some(office.trim())),
        None => (text, None),
    }
}

/// Where the longest office begins that ends a text.
fn before_office(text: &str) -> Option<usize> {
    // Offices are in capitals.
    if text.bytes().next_back().is_some_and(|last| last.is_ascii() && !last.is_ascii_uppercase()) {
        return None;
    }
    let begins = |office: &&str| text.strip_suffix(*office).filter(|before| before.ends_with(' '));
    let at = OFFICES.iter().filter_map(|office| Some(begins(office)?.len())).min()?;
    // «TM. BAN THƯỜNG TRỰC» is no office, «PHÓ BÍ THƯ THƯỜNG TRỰC» is one.
    match text.split_at_checked(at) {
        Some((before, "THƯỜNG TRỰC")) if before.trim_end().ends_with("BAN") => None,
        Some((before, "THƯỜNG TRỰC")) => before_office(before.trim_end()).or(Some(at)),
        _ => Some(at),
    }
}

fn join(before: Option<String>, text: &str) -> String {
    match before {
        Some(before) => format!("{before}\n{text}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
