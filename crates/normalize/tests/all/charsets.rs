//! The character sets against independent sources: the shared table, and the installed `iconv`.
//!
//! Both are optional; where one is missing the test says so and passes.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads files")]

use std::io::Write;
use std::process::{Command, Stdio};

use model::Encoding;
use normalize::charset::{decode_bytes, encode};
use normalize::{Letter, is_marked};

fn alphabet() -> Vec<char> {
    ('\u{80}'..'\u{2000}').filter(|&c| is_marked(c)).collect()
}

#[test]
fn agree_with_the_shared_table() {
    let Some(table) = crate::shared("gold/charsets.tsv") else { return };
    let table = std::fs::read_to_string(table).unwrap();
    let mut compared = 0;
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let encoding = match fields[0] {
            "TCVN3" => Encoding::Tcvn3,
            "VNI-WIN" => Encoding::Vni,
            "VISCII" => Encoding::Viscii,
            "VPS" => Encoding::Vps,
            _ => continue,
        };
        let bytes: Vec<u8> = fields[1]
            .as_bytes()
            .chunks(2)
            .map(|h| u8::from_str_radix(std::str::from_utf8(h).unwrap(), 16).unwrap())
            .collect();
        let decoded = decode_bytes(&bytes, encoding, false);
        // The table gives capitals that have no code of their own (TCVN3) or one among the control codes the code of
        // the small letter.
        let capital = decode_bytes(&bytes, encoding, true);
        assert!(decoded == fields[3] || capital == fields[3], "{row}: {decoded}");
        compared += 1;
    }
    assert_eq!(compared, 4 * 134);
}

#[test]
fn agree_with_iconv() {
    for (name, encoding) in [("TCVN5712-1", Encoding::Tcvn3), ("VISCII", Encoding::Viscii)] {
        for c in alphabet() {
            let capital = Letter::read(c).is_some_and(|l| l.upper);
            let bytes = encode(&c.to_string(), encoding).unwrap();
            let Some(theirs) = iconv(name, &bytes) else {
                // A test that passes does not show what `eprintln!` says.
                let _ = writeln!(std::io::stderr(), "no iconv with {name}: nothing is compared with it");
                break;
            };
            let ours = decode_bytes(&bytes, encoding, false);
            assert_eq!(ours, theirs, "{name} {bytes:02x?}");
            if encoding == Encoding::Viscii || !capital {
                assert_eq!(ours, c.to_string());
            }
        }
    }
}

fn iconv(from: &str, bytes: &[u8]) -> Option<String> {
    let mut child = Command::new("iconv")
        .args(["-f", from, "-t", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(bytes).ok()?;
    let output = child.wait_with_output().ok().filter(|o| o.status.success())?;
    String::from_utf8(output.stdout).ok()
}

#[test]
fn every_letter_comes_back() {
    for encoding in normalize::charset::LEGACY {
        for c in alphabet() {
            let bytes = encode(&c.to_string(), encoding).unwrap_or_else(|| panic!("{encoding:?} {c}"));
            let capital_tone =
                encoding == Encoding::Tcvn3 && Letter::read(c).is_some_and(|l| l.upper && c.is_uppercase());
            let decoded = decode_bytes(&bytes, encoding, capital_tone);
            assert_eq!(decoded, c.to_string(), "{encoding:?} {bytes:02x?}");
        }
    }
}
