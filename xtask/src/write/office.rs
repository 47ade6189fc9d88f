//! A DOCX as DOC, RTF or ODT, by `LibreOffice`, where it is installed.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

/// The DOCX in another format, by the ending of its files; `None` without `LibreOffice`.
pub fn convert(docx: &[u8], form: &str) -> Result<Option<Vec<u8>>> {
    let folder = tempfile::tempdir()?;
    let given = folder.path().join("plan.docx");
    std::fs::write(&given, docx)?;
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let made = folder.path().join("made");
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", form, "--outdir"])
        .arg(&made)
        .arg(&given)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match ran {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
        Ok(status) => {
            let path = made.join("plan").with_extension(form);
            let bytes = std::fs::read(&path).with_context(|| format!("LibreOffice ended with {status}"))?;
            Ok(Some(bytes))
        }
    }
}
