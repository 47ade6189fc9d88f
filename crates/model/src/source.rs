//! What the file says of itself.

use jiff::civil::DateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Name without folder; inside a ZIP, the path inside it.
    pub file_name: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// IANA media type as recognised by content.
    pub media_type: String,
    /// Size in bytes.
    pub byte_length: u64,
    /// Number of pages, or of worksheets; null where the format has neither.
    pub page_count: Option<u32>,
    /// Where the text came from.
    pub text_layer: TextLayer,
    /// Character sets met in the file, in order of first sight.
    pub encodings: Vec<Encoding>,
    /// Digital signatures of a signed PDF, oldest first.
    pub digital_signatures: Vec<DigitalSignature>,
}

/// Where the text of a file came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextLayer {
    /// Characters of the file.
    #[default]
    Native,
    /// Read from pictures.
    Ocr,
    /// Some pages or runs of each.
    Mixed,
    /// There is none.
    None,
}

/// A character set of Vietnamese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Unicode, precomposed or combining.
    Unicode,
    /// TCVN 5712:1993 (`ABC` fonts, `.VnTime`).
    Tcvn3,
    /// VNI for Windows.
    Vni,
    /// VISCII (RFC 1456).
    Viscii,
    /// VPS.
    Vps,
    /// Windows code page 1258.
    #[serde(rename = "windows-1258")]
    Windows1258,
}

/// A digital signature found in the file. Its cryptographic validity is *not* checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DigitalSignature {
    /// Who signed, as the signature dictionary or the certificate names them.
    pub signer: Option<String>,
    /// When, in the offset that the file gives (local time of the signer).
    pub signed_at: Option<DateTime>,
    /// Whether the signed byte range covers the whole file but the signature itself.
    pub covers_document: bool,
}
