-- Capitals that were not folded before: what was indexed with them is found again by what a query asks for now. The former tokens go when their text
-- is indexed anew. Tokens of ASCII alone and of Chinese alone, by far the most, have nothing to be folded.
INSERT INTO cl_search (tenant, scope, token, item_key)
SELECT tenant, scope, folded, item_key FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ỹ', 'ỹ'), 'Ỻ', 'ỻ'), 'Ỽ', 'ỽ'), 'Ỿ', 'ỿ'), 'ẞ', 'ß') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ộ', 'ộ'), 'Ớ', 'ớ'), 'Ờ', 'ờ'), 'Ở', 'ở'), 'Ỡ', 'ỡ'), 'Ợ', 'ợ'), 'Ụ', 'ụ'), 'Ủ', 'ủ'), 'Ứ', 'ứ'), 'Ừ', 'ừ'), 'Ử', 'ử'), 'Ữ', 'ữ'), 'Ự', 'ự'), 'Ỳ', 'ỳ'), 'Ỵ', 'ỵ'), 'Ỷ', 'ỷ') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ẹ', 'ẹ'), 'Ẻ', 'ẻ'), 'Ẽ', 'ẽ'), 'Ế', 'ế'), 'Ề', 'ề'), 'Ể', 'ể'), 'Ễ', 'ễ'), 'Ệ', 'ệ'), 'Ỉ', 'ỉ'), 'Ị', 'ị'), 'Ọ', 'ọ'), 'Ỏ', 'ỏ'), 'Ố', 'ố'), 'Ồ', 'ồ'), 'Ổ', 'ổ'), 'Ỗ', 'ỗ') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ґ', 'ґ'), 'Ә', 'ә'), 'Ө', 'ө'), 'Ү', 'ү'), 'Ạ', 'ạ'), 'Ả', 'ả'), 'Ấ', 'ấ'), 'Ầ', 'ầ'), 'Ẩ', 'ẩ'), 'Ẫ', 'ẫ'), 'Ậ', 'ậ'), 'Ắ', 'ắ'), 'Ằ', 'ằ'), 'Ẳ', 'ẳ'), 'Ẵ', 'ẵ'), 'Ặ', 'ặ') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ѐ', 'ѐ'), 'Ё', 'ё'), 'Ђ', 'ђ'), 'Ѓ', 'ѓ'), 'Є', 'є'), 'Ѕ', 'ѕ'), 'І', 'і'), 'Ї', 'ї'), 'Ј', 'ј'), 'Љ', 'љ'), 'Њ', 'њ'), 'Ћ', 'ћ'), 'Ќ', 'ќ'), 'Ѝ', 'ѝ'), 'Ў', 'ў'), 'Џ', 'џ') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'ſ', 's'), 'Ə', 'ə'), 'Ơ', 'ơ'), 'Ư', 'ư'), 'Ș', 'ș'), 'Ț', 'ț'), 'Ά', 'ά'), 'Έ', 'έ'), 'Ή', 'ή'), 'Ί', 'ί'), 'Ό', 'ό'), 'Ύ', 'ύ'), 'Ώ', 'ώ'), 'Ϊ', 'ϊ'), 'Ϋ', 'ϋ'), 'ς', 'σ') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Š', 'š'), 'Ţ', 'ţ'), 'Ť', 'ť'), 'Ŧ', 'ŧ'), 'Ũ', 'ũ'), 'Ū', 'ū'), 'Ŭ', 'ŭ'), 'Ů', 'ů'), 'Ű', 'ű'), 'Ų', 'ų'), 'Ŵ', 'ŵ'), 'Ŷ', 'ŷ'), 'Ÿ', 'ÿ'), 'Ź', 'ź'), 'Ż', 'ż'), 'Ž', 'ž') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ŀ', 'ŀ'), 'Ł', 'ł'), 'Ń', 'ń'), 'Ņ', 'ņ'), 'Ň', 'ň'), 'Ŋ', 'ŋ'), 'Ō', 'ō'), 'Ŏ', 'ŏ'), 'Ő', 'ő'), 'Œ', 'œ'), 'Ŕ', 'ŕ'), 'Ŗ', 'ŗ'), 'Ř', 'ř'), 'Ś', 'ś'), 'Ŝ', 'ŝ'), 'Ş', 'ş') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ġ', 'ġ'), 'Ģ', 'ģ'), 'Ĥ', 'ĥ'), 'Ħ', 'ħ'), 'Ĩ', 'ĩ'), 'Ī', 'ī'), 'Ĭ', 'ĭ'), 'Į', 'į'), 'İ', 'i'), 'ı', 'i'), 'Ĳ', 'ĳ'), 'Ĵ', 'ĵ'), 'Ķ', 'ķ'), 'Ĺ', 'ĺ'), 'Ļ', 'ļ'), 'Ľ', 'ľ') AS folded
FROM (SELECT tenant, scope, token, item_key,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(folded, 'Ā', 'ā'), 'Ă', 'ă'), 'Ą', 'ą'), 'Ć', 'ć'), 'Ĉ', 'ĉ'), 'Ċ', 'ċ'), 'Č', 'č'), 'Ď', 'ď'), 'Đ', 'đ'), 'Ē', 'ē'), 'Ĕ', 'ĕ'), 'Ė', 'ė'), 'Ę', 'ę'), 'Ě', 'ě'), 'Ĝ', 'ĝ'), 'Ğ', 'ğ') AS folded
FROM (SELECT tenant, scope, token, item_key, token AS folded FROM cl_search WHERE LENGTH(CAST(token AS {blob})) NOT IN (LENGTH(token), 3 * LENGTH(token))) t0) t1) t2) t3) t4) t5) t6) t7) t8) t9) t10
WHERE folded <> token
ON CONFLICT (tenant, scope, token, item_key) DO NOTHING;
