//! From the options of reading to the settings of the stages.

use std::env;
use std::path::PathBuf;

use boctach::ExtractSettings;
use boctach::pipeline::FolderStore;
use ingest::ocr::When;

use super::args::{OcrArg, ReaderArgs};

impl ReaderArgs {
    /// Settings of the stages.
    pub(super) fn settings(&self) -> ExtractSettings {
        let mut settings = ExtractSettings::default();
        settings.read.password.clone_from(&self.password);
        settings.read.ocr.when = match self.ocr {
            OcrArg::Auto => When::Auto,
            OcrArg::Always => When::Always,
            OcrArg::Never => When::Never,
        };
        settings.read.ocr.language.clone_from(&self.ocr_model);
        settings.read.ocr.page_seconds = self.ocr_seconds;
        for (name, value) in &self.limits {
            settings.read.limits.set(name, *value);
        }
        settings
    }

    /// Names what changes the output: a run with other settings makes it anew.
    pub(super) fn fingerprint(&self) -> String {
        let when = match self.ocr {
            OcrArg::Auto => "auto",
            OcrArg::Always => "always",
            OcrArg::Never => "never",
        };
        let limits: String = self.limits.iter().map(|(name, value)| format!(" {name}={value}")).collect();
        format!("ocr={when} model={}{limits}", self.ocr_model)
    }

    /// Where OCR readings are kept.
    pub(super) fn store(&self) -> Option<FolderStore> {
        if self.no_cache {
            return None;
        }
        let folder = self.cache.clone().or_else(|| Some(user_cache()?.join("boctach").join("ocr")))?;
        Some(FolderStore { folder })
    }
}

/// The user's cache folder, by the conventions of the system.
fn user_cache() -> Option<PathBuf> {
    let from = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return from("LOCALAPPDATA");
    }
    let home = || from("HOME");
    if cfg!(target_os = "macos") {
        return Some(home()?.join("Library").join("Caches"));
    }
    from("XDG_CACHE_HOME").or_else(|| Some(home()?.join(".cache")))
}
