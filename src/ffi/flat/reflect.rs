//! The fields of the C structs by name.

use std::ffi::c_char;

use super::super::auth::{paynet_auth_request, paynet_auth_response};
use super::super::card_list::{paynet_card, paynet_card_list_request, paynet_card_list_response};
use super::super::charge::paynet_charge_request;
use super::super::check::{paynet_check_request, paynet_check_response};
use super::super::check_bin::{
    paynet_check_bin_request, paynet_check_bin_response, paynet_instalment,
};
use super::super::check_card_bin::paynet_check_card_bin_request;
use super::super::config::paynet_config;
use super::super::create_card_token::paynet_create_card_token_request;
use super::super::create_token::{paynet_create_token_request, paynet_create_token_response};
use super::super::error::paynet_error;
use super::super::journal::{paynet_in_flight_charge, paynet_in_flight_response};
use super::super::payment::paynet_payment;
use super::super::pointer::CStruct;
use super::super::save_card::{paynet_save_card_request, paynet_save_card_response};
use super::super::three_d::{paynet_three_d_request, paynet_three_d_watch};

/// Where a field's value lies.
pub(super) enum Place<'a> {
    Int(&'a mut i32),
    Long(&'a mut i64),
    /// A text of a request.
    Text(&'a mut *const c_char),
    /// A text of an answer.
    Array(&'a mut [c_char]),
}

impl<'a> From<&'a mut i32> for Place<'a> {
    fn from(place: &'a mut i32) -> Place<'a> {
        Place::Int(place)
    }
}

impl<'a> From<&'a mut i64> for Place<'a> {
    fn from(place: &'a mut i64) -> Place<'a> {
        Place::Long(place)
    }
}

impl<'a> From<&'a mut *const c_char> for Place<'a> {
    fn from(place: &'a mut *const c_char) -> Place<'a> {
        Place::Text(place)
    }
}

impl<'a, const N: usize> From<&'a mut [c_char; N]> for Place<'a> {
    fn from(place: &'a mut [c_char; N]) -> Place<'a> {
        Place::Array(place)
    }
}

pub(super) struct Field<T> {
    pub(super) name: &'static str,
    pub(super) at: fn(&mut T) -> Place<'_>,
}

/// A struct whose fields are known by name.
pub(super) trait Reflect: Copy + 'static {
    const FIELDS: &'static [Field<Self>];

    fn initial() -> Self;

    fn knows(name: &str) -> bool {
        Self::FIELDS.iter().any(|field| field.name == name)
    }
}

/// The fields of one struct, in its order.
macro_rules! fields {
    ($type:ty: $($field:ident)*) => {
        &[$($crate::ffi::flat::reflect::Field {
            name: stringify!($field),
            at: |whole: &mut $type| $crate::ffi::flat::reflect::Place::from(&mut whole.$field),
        }),*]
    };
}
pub(super) use fields;

macro_rules! reflected {
    ($($type:ident { $($field:ident)* })*) => {
        $(impl Reflect for $type {
            const FIELDS: &'static [Field<$type>] = fields!($type: $($field)*);

            fn initial() -> $type {
                *<$type as CStruct>::INITIAL
            }
        })*

        #[cfg(test)]
        const STRUCTS: &[(&str, &[&str])] = &[
            $((stringify!($type), &[$(stringify!($field)),*])),*
        ];
    };
}

// Without struct_size and what is reserved.
reflected! {
    paynet_config {
        environment base_url publishable_key secret_key ca_file proxy_url connect_timeout_ms total_timeout_ms
        text_encoding strict_card_checks system_trust tls_backend transliterate_card_holder journal_file
    }
    paynet_auth_request {
        pos_type add_commission save_card tds_required amount agent_id reference_no ratio_code domain user_unique_id
        card_owner_id user_gsm_no card_desc return_url
    }
    paynet_auth_response { tds_required code session_id expire_date name object_name message }
    paynet_check_bin_request { no_instalment session_id bin }
    paynet_check_bin_response {
        tds_enable code instalment_count bank_id card_type bank_name bank_logo object_name message
    }
    paynet_instalment { instalment instalment_amount total_amount commission instalment_key desc }
    paynet_save_card_request { session_id card_desc user_gsm }
    paynet_save_card_response { code session_id object_name message }
    paynet_create_token_request {
        month year do_3ds session_id card_holder pan cvc instalment_key ip client_id description card_holder_phone
        card_holder_mail
    }
    paynet_create_token_response { is_tds code token_id post_url object_name message }
    paynet_check_card_bin_request { no_instalment session_id card_hash card_owner_id }
    paynet_create_card_token_request {
        do_3ds session_id card_hash card_owner_id instalment_key ip description card_holder_phone card_holder_mail
    }
    paynet_card_list_request { limit ending_before starting_after card_owner_id }
    paynet_card_list_response { has_more code total total_count card_count object_name message }
    paynet_card {
        expire_month expire_year card_hash card_owner_id user_unique_id card_desc card_holder card_no card_bin
        card_type card_bank_id card_bank_name card_brand_name card_logo_url company_code agent_id
    }
    paynet_three_d_request { timeout_ms session_id token_id post_url browser }
    paynet_three_d_watch { state was_at_paynet }
    paynet_payment {
        outcome found_by is_succeed code transaction_type pos_type is_tds instalment is_save_card_succeed amount
        net_amount commission commission_tax end_user_commission id xact_id xact_date reference_no agent_id user_id
        bank_id card_type card_no_masked card_holder ratio ratio_code currency authorization_code reference_code
        order_id xact_transaction_id email phone note paynet_error_id paynet_error_message bank_error_id
        bank_error_message bank_error_short_desc bank_error_long_desc save_card_result_message user_unique_id
        card_owner_id card_hash object_name message
    }
    paynet_charge_request {
        transaction_type add_commission no_instalment tds_required instalments repeat look_up_first budget_ms amount
        session_id token_id reference_no ratio_code
    }
    paynet_check_request { reference_no xact_id }
    paynet_check_response { outcome code payment_count object_name message }
    paynet_in_flight_response { charge_count damaged_lines }
    paynet_in_flight_charge {
        outcome code instalments amount reference_no session_id time card_no_masked xact_id authorization_code message
    }
    paynet_error { code http_status paynet_code phase field error_type paynet_message message }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The structs of the header with their fields, but for those that no caller has to know.
    fn structs_of_header() -> Vec<(String, Vec<String>)> {
        let header = include_str!("../../../include/paynet.h");
        let mut structs = Vec::new();
        let mut fields: Option<Vec<String>> = None;
        for line in header.lines() {
            if line.starts_with("typedef struct paynet_") && line.ends_with('{') {
                fields = Some(Vec::new());
            } else if let Some(name) = line.strip_prefix("} ").filter(|_| fields.is_some()) {
                structs.push((
                    name.trim_end_matches(';').to_owned(),
                    fields.take().unwrap(),
                ));
            } else if let Some(fields) = &mut fields
                && !line.trim_start().starts_with('*')
                && let Some(declared) = line.trim().strip_suffix(';')
            {
                let name = declared.split('[').next().unwrap();
                let name = name.rsplit([' ', '*']).next().unwrap();
                if name != "struct_size" && !name.starts_with("reserved") {
                    fields.push(name.to_owned());
                }
            }
        }
        structs
    }

    #[test]
    fn every_field_of_the_header_is_in_the_table() {
        let mut header = structs_of_header();
        let mut table: Vec<(String, Vec<String>)> = STRUCTS
            .iter()
            .map(|(name, fields)| {
                let fields = fields.iter().map(|field| (*field).to_owned()).collect();
                ((*name).to_owned(), fields)
            })
            .collect();
        header.sort();
        table.sort();
        assert!(header.len() > 20);
        assert_eq!(header, table);
    }
}
