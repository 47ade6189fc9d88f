//! An opened PDF.
//!
//! Errors: [`ReadError::Password`] where the password does not open it, [`ReadError::Damaged`] where no page tree can
//! be found even by searching all objects, [`ReadError::Limit`] where it asks for more than the settings allow.

use hayro_syntax::object::{Array, Dict, Object};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use memchr::memmem;

use super::{inflation, limits};
use crate::{ReadError, ReadSettings};

/// Expected and found of every password error, so that a test can check that each has its Vietnamese.
#[cfg(test)]
pub(crate) const PASSWORD_PHRASES: &[(&str, &str)] = &[
    ("its password", "no password"),
    ("its password", "a wrong password"),
    ("a cipher that this program knows", "another"),
];

/// The bytes before which the header must stand; many files carry a few bytes of rubbish in front of it.
const HEADER_WITHIN: usize = 1024;

/// The bytes within which a whole file ends.
const END_WITHIN: usize = 1024;

/// Whether the bytes are a PDF.
pub fn recognises(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(HEADER_WITHIN)).is_some_and(|head| head.windows(5).any(|w| w == b"%PDF-"))
}

/// An opened PDF, to be shared between threads.
pub struct File {
    pdf: Pdf,
}

impl File {
    /// Opens a file. The bytes are copied once.
    pub fn open(bytes: &[u8], settings: &ReadSettings) -> Result<Self, ReadError> {
        inflation::check(bytes, &settings.limits).map_err(|stop| stop.into_error(None))?;
        let password = settings.password.as_deref().unwrap_or("");
        let pdf = limits::fenced(|| Pdf::new_with_password(bytes.to_vec(), password))
            .map_err(|stop| stop.into_error(None))?
            .map_err(|error| open_error(error, settings, bytes))?;
        if memmem::find(bytes, b"/Encrypt").is_some() {
            limits::fenced(|| inflation::check_deciphered(&pdf, &settings.limits))
                .and_then(|checked| checked)
                .map_err(|stop| stop.into_error(None))?;
        }
        let file = Self { pdf };
        let pages = file.page_count() as u64;
        if pages == 0 {
            return Err(ReadError::damaged("PDF", "at least one page", "none"));
        }
        if pages > settings.limits.pages {
            return Err(ReadError::over("pages", settings.limits.pages, pages));
        }
        Ok(file)
    }

    /// How many pages it has.
    pub fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// A page by its index, counted from 0.
    pub(super) fn page(&self, index: usize) -> Option<&Page<'_>> {
        self.pdf.pages().get(index)
    }

    /// The file below.
    pub(super) fn pdf(&self) -> &Pdf {
        &self.pdf
    }
}

/// The dictionaries of an array; whatever else stands between them is passed over.
pub(super) fn dictionaries<'a>(array: &Array<'a>) -> impl Iterator<Item = Dict<'a>> + use<'a> {
    array.iter::<Object<'a>>().filter_map(Object::into_dict)
}

fn open_error(error: LoadPdfError, settings: &ReadSettings, bytes: &[u8]) -> ReadError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            let found = if settings.password.is_some() { "a wrong password" } else { "no password" };
            ReadError::Password { expected: "its password", found }
        }
        LoadPdfError::Decryption(_) => {
            ReadError::Password { expected: "a cipher that this program knows", found: "another" }
        }
        LoadPdfError::Invalid => ReadError::damaged("PDF", "a tree of pages", without_pages(bytes)),
    }
}

/// Phrases of [`ReadError::Damaged`], so that a test can check that each has its Vietnamese.
pub(crate) const CUT_SHORT: &str = "none; the file is cut short, its end mark `%%EOF` is missing";

/// What stands where the pages should be: the table that leads to them stands at the end of the file.
fn without_pages(bytes: &[u8]) -> &'static str {
    let end = bytes.get(bytes.len().saturating_sub(END_WITHIN)..).unwrap_or(bytes);
    if memmem::find(end, b"%%EOF").is_some() { "none" } else { CUT_SHORT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_breaks_off_is_said_to() {
        let whole = b"%PDF-1.7\n1 0 obj << >> endobj\nstartxref\n9\n%%EOF\n";
        let cut = whole.strip_suffix(b"%EOF\n").unwrap();
        for (bytes, found) in [(whole.as_slice(), "none"), (cut, CUT_SHORT)] {
            let error = File::open(bytes, &ReadSettings::default()).map(|_| ()).unwrap_err();
            assert_eq!(error, ReadError::damaged("PDF", "a tree of pages", found));
        }
    }
}
