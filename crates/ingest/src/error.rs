//! Why a file could not be read at all, as typed fields with a sentence in two languages.

use std::borrow::Cow;

use model::Lang;

use crate::pdf::CUT_SHORT;

/// Nothing can be returned for this file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No reader knows the format.
    #[error(
        "«{name}» is of no known format: expected PDF, DOCX, XLSX, HTML, Markdown or text, found {found}"
    )]
    UnknownFormat {
        /// Name of the file.
        name: String,
        /// How the content begins.
        found: String,
    },
    /// A text file holds bytes of no known character set.
    #[error("the text cannot be decoded: expected UTF-8, UTF-16 or a Vietnamese character set, found byte {} at offset {offset}", hex(*byte))]
    NotText {
        /// Place of the first byte that does not fit, counted from 0.
        offset: u64,
        /// The byte; `None` where the file ends too early.
        byte: Option<u8>,
    },
    /// The format is known, but another program must turn it into one that is read.
    #[error(
        "{format} files are read by way of {target}: expected LibreOffice to convert the file, found none"
    )]
    NeedsConversion {
        /// Name of the format.
        format: &'static str,
        /// The format to convert to.
        target: &'static str,
    },
    /// The file holds other files.
    #[error("the archive holds {entries} files: expected one document; read them one by one")]
    Archive {
        /// How many.
        entries: u64,
    },
    /// A ZIP archive of other files whose name says that it is a document.
    #[error(
        "the file is no {claimed}, though its name says so: expected one document, found a ZIP archive of other files, {entries} in number"
    )]
    Misnamed {
        /// The format that the name says.
        claimed: &'static str,
        /// How many files it holds.
        entries: u64,
    },
    /// The file is encrypted, and the password given does not open it.
    #[error("the file is encrypted: expected {expected}, found {found}")]
    Password {
        /// What would open it.
        expected: &'static str,
        /// What was tried.
        found: &'static str,
    },
    /// The structure of the file is broken beyond recovery.
    #[error("the {format} file is damaged{}: expected {expected}, found {found}", on_page(*page))]
    Damaged {
        /// Name of the format.
        format: &'static str,
        /// The page, counted from 1, if it is about one.
        page: Option<u32>,
        /// What should have been there.
        expected: String,
        /// What was there.
        found: String,
    },
    /// The file asks for more work than the settings allow.
    #[error("the file exceeds the limit `{limit}`{}: expected at most {allowed}, found {found}", on_page(*page))]
    Limit {
        /// The field of [`crate::Limits`].
        limit: &'static str,
        /// Its value.
        allowed: u64,
        /// What the file asks for, or the first count above the limit.
        found: u64,
        /// The page, counted from 1, if it is about one.
        page: Option<u32>,
    },
}

impl ReadError {
    /// A limit of the whole file was exceeded.
    pub fn over(limit: &'static str, allowed: u64, found: u64) -> Self {
        Self::Limit { limit, allowed, found, page: None }
    }

    /// A structure that should be there is not.
    pub fn damaged(format: &'static str, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self::Damaged { format, page: None, expected: expected.into(), found: found.into() }
    }

    /// The sentence in a language. Rare technical terms inside (`expected`, `found`) stay as they are.
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Vi => self.vietnamese(),
        }
    }

    fn vietnamese(&self) -> String {
        let trang = |page: &Option<u32>| page.map_or_else(String::new, |p| format!(" ở trang {p}"));
        match self {
            Self::UnknownFormat { name, found } => {
                format!(
                    "«{name}» không thuộc định dạng nào đã biết (PDF, DOCX, XLSX, HTML, Markdown, văn bản); nội dung bắt đầu bằng {found}"
                )
            }
            Self::NotText { offset, byte } => {
                format!(
                    "không giải mã được văn bản: cần UTF-8, UTF-16 hoặc bảng mã tiếng Việt, nhưng thấy byte {} tại vị trí {offset}",
                    hex(*byte)
                )
            }
            Self::NeedsConversion { format, target } => {
                format!("tệp {format} được đọc qua {target}: cần LibreOffice để chuyển đổi, nhưng không có")
            }
            Self::Archive { entries } => {
                format!("tệp nén chứa {entries} tệp: cần một văn bản; hãy đọc từng tệp")
            }
            Self::Misnamed { claimed, entries } => {
                format!(
                    "tệp không phải là {claimed} như tên gọi: cần một văn bản, nhưng thấy tệp nén ZIP chứa {entries} tệp khác"
                )
            }
            Self::Password { expected, found } => {
                format!(
                    "tệp được mã hóa: cần {}, nhưng {}",
                    vietnamese_password(expected),
                    vietnamese_password(found)
                )
            }
            Self::Damaged { format, page, expected, found } => {
                let (expected, found) = (vietnamese_expected(expected), vietnamese_found(found));
                format!("tệp {format} bị hỏng{}: cần {expected}, nhưng {found}", trang(page))
            }
            Self::Limit { limit, allowed, found, page } => {
                format!("tệp vượt giới hạn `{limit}`{}: tối đa {allowed}, nhưng thấy {found}", trang(page))
            }
        }
    }
}

fn vietnamese_password(english: &str) -> &str {
    match english {
        "its password" => "mật khẩu của tệp",
        "no password" => "không có mật khẩu",
        "an encrypted Office file" => "thấy tệp Office có mật khẩu",
        "an encrypted archive" => "thấy tệp nén có mật khẩu",
        "a wrong password" => "mật khẩu không đúng",
        "a cipher that this program knows" => "thuật toán mã hóa mà chương trình hỗ trợ",
        "another" => "gặp thuật toán khác",
        other => other,
    }
}

/// What a person meets most; what only a programmer reads stays as it is.
fn vietnamese_expected(english: &str) -> &str {
    match english {
        "a tree of pages" => "danh mục các trang",
        "at least one page" => "ít nhất một trang",
        "a ZIP directory" => "mục lục của tệp ZIP",
        other => other,
    }
}

/// What was there instead, with its verb.
fn vietnamese_found(english: &str) -> Cow<'_, str> {
    match english {
        "none" => "không thấy".into(),
        CUT_SHORT => "không thấy; tệp bị cắt cụt, thiếu dấu kết thúc `%%EOF`".into(),
        other => format!("thấy {other}").into(),
    }
}

fn hex(byte: Option<u8>) -> String {
    byte.map_or_else(|| "—".to_owned(), |b| format!("0x{b:02X}"))
}

fn on_page(page: Option<u32>) -> String {
    page.map_or_else(String::new, |p| format!(" on page {p}"))
}

/// How a file begins, for the eye: printable letters as they are, the rest in hexadecimal.
pub(crate) fn opening(bytes: &[u8]) -> String {
    let head: Vec<u8> = bytes.iter().copied().take(8).collect();
    if head.is_empty() {
        return "an empty file".to_owned();
    }
    if head.iter().all(|b| b.is_ascii_graphic() || *b == b' ') {
        return format!("«{}»", String::from_utf8_lossy(&head));
    }
    head.iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_expected_and_found_in_both_languages() {
        let error = ReadError::Limit { limit: "page_marks", allowed: 10, found: 11, page: Some(3) };
        assert_eq!(
            error.sentence(Lang::En),
            "the file exceeds the limit `page_marks` on page 3: expected at most 10, found 11"
        );
        assert_eq!(
            error.sentence(Lang::Vi),
            "tệp vượt giới hạn `page_marks` ở trang 3: tối đa 10, nhưng thấy 11"
        );
    }

    #[test]
    fn a_cut_file_is_told_in_vietnamese() {
        for (found, said) in [
            (
                CUT_SHORT,
                "tệp PDF bị hỏng: cần danh mục các trang, nhưng không thấy; tệp bị cắt cụt, thiếu dấu kết thúc `%%EOF`",
            ),
            ("none", "tệp PDF bị hỏng: cần danh mục các trang, nhưng không thấy"),
            ("«x»", "tệp PDF bị hỏng: cần danh mục các trang, nhưng thấy «x»"),
        ] {
            assert_eq!(ReadError::damaged("PDF", "a tree of pages", found).sentence(Lang::Vi), said);
        }
    }

    #[test]
    fn every_password_phrase_has_its_vietnamese() {
        for (expected, found) in crate::pdf::PASSWORD_PHRASES {
            assert_ne!(vietnamese_password(expected), *expected);
            assert_ne!(vietnamese_password(found), *found);
        }
    }
}
