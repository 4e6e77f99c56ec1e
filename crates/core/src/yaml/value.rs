//! YAML as a JSON value, in which no key stands twice.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};

/// Reads any value, keeps one of two equal keys and notes that there were two: reading into
/// a [`Value`] directly would keep the last one silently.
#[derive(Clone, Copy)]
pub(super) struct ValueSeed<'c> {
    pub(super) duplicates: &'c Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a number, true or false, a list or a group of keys")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "too large for anything that we count")]
        Ok(number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "too large for anything that we count")]
        Ok(number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key_seed(self)? {
            let key = match key {
                Value::String(key) => key,
                other => other.to_string(),
            };
            let value = entries.next_value_seed(self)?;
            match map.entry(key) {
                Entry::Vacant(entry) => drop(entry.insert(value)),
                Entry::Occupied(mut entry) => {
                    self.duplicates.set(true);
                    // Of a line that was repeated, what stands below it went with the second.
                    if entry.get().is_null() || entry.get() == "" {
                        entry.insert(value);
                    }
                }
            }
        }
        Ok(Value::Object(map))
    }
}

fn number(value: f64) -> Value {
    // To JSON Schema 2020.0 is a whole number, so it must be one to our types as well.
    if value.fract() == 0.0 && value.abs() < 2_f64.powi(53) {
        #[expect(clippy::cast_possible_truncation, reason = "just checked")]
        return (value as i64).into();
    }
    // JSON has no infinity and no NaN; as text they fail whatever wants a number.
    serde_json::Number::from_f64(value)
        .map_or_else(|| Value::String(value.to_string()), Value::Number)
}
