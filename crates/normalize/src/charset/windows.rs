//! Windows code page 1258: letters with their shape precomposed, tones as combining marks after them.

use encoding_rs::WINDOWS_1258;
use unicode_normalization::UnicodeNormalization;

use super::surface;
use crate::letter::{Letter, Tone};

pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = Vec::new();
    for c in text.chars() {
        if let Some(byte) = surface::byte(c) {
            bytes.push(byte);
        } else {
            flush(&mut bytes, &mut out);
            out.push(c);
        }
    }
    flush(&mut bytes, &mut out);
    out.nfc().collect()
}

fn flush(bytes: &mut Vec<u8>, out: &mut String) {
    out.push_str(&WINDOWS_1258.decode_without_bom_handling(bytes).0);
    bytes.clear();
}

pub(super) fn encode(c: char, out: &mut Vec<u8>) -> Option<()> {
    match Letter::read(c) {
        Some(letter) if letter.tone != Tone::Level => {
            push(letter.with_tone(Tone::Level).write(), out)?;
            push(combining(letter.tone), out)
        }
        _ => push(c, out),
    }
}

fn push(c: char, out: &mut Vec<u8>) -> Option<()> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1258.encode(c.encode_utf8(&mut buffer));
    (!unmappable).then(|| out.extend_from_slice(&bytes))
}

fn combining(tone: Tone) -> char {
    match tone {
        Tone::Level => '\u{34f}',
        Tone::Grave => '\u{300}',
        Tone::Acute => '\u{301}',
        Tone::Hook => '\u{309}',
        Tone::Tilde => '\u{303}',
        Tone::Dot => '\u{323}',
    }
}
