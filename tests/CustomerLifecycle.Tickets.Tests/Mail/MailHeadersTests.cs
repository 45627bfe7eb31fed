namespace CustomerLifecycle.Tickets.Mail;

public sealed class MailHeadersTests
{
    [Fact]
    [Trait("Feature", "tickets.mail-headers")]
    public void A_raw_header_section_is_read_with_folded_lines_any_line_end_and_names_in_any_case()
    {
        MailHeaders headers = MailHeaders.Parse("Received: by a\r\nReceived: by b;\r\n\t Mon, 2 Mar 2026\nSubject : =?utf-8?B?5rC05aO2?=\r\n =?ISO-8859-1?Q?_l=E4uft?= aus\r\nno field\r\nX-Empty:\r\n\r\nBody: not a field\r\n");

        Assert.Equal(["Received", "Received", "Subject", "X-Empty"], headers.Select(field => field.Key));
        Assert.Equal(["by a", "by b; Mon, 2 Mar 2026"], headers.All("RECEIVED"));
        Assert.Equal(("", null, true, false), (headers.First("x-empty"), headers.First("Body"), headers.Contains("subject"), headers.IsCut));
        Assert.Equal("水壶 läuft aus", new InboundMail { Headers = headers }.Subject);
        Assert.DoesNotContain("Mar", headers.ToString());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-headers")]
    [InlineData("=?gb2312?B?y666+A==?=", "水壶")]
    [InlineData("=?GBK?B?y66J2A==?=", "水壺")]
    [InlineData("=?utf-8?q?a_b=3Dc?= =?utf-8?q?d?=", "a b=cd")]
    [InlineData("=?utf-8?B?Yeaw?= =?utf-8?B?tA==?=", "a水")]
    [InlineData("=?utf-8?B?5g==?=\r\n\t=?UTF-8?Q?=B0=B4?= =?gb18030?B?ug==?= =?GB18030?B?+A==?= b", "水壶 b")]
    [InlineData("=?utf-8?B?5rC0?= =?gb2312?B?ufg=?= =?utf-8?Q?x?=", "水锅x")]
    [InlineData("=?utf-8?B?5g==?= - =?utf-8?B?sLQ=?=", "\uFFFD - \uFFFD\uFFFD")]
    [InlineData("=?utf-8*en?Q?kettle?=", "kettle")]
    [InlineData("=?unknown-9?Q?kettle?=", "=?unknown-9?Q?kettle?=")]
    [InlineData("=?utf-8?B?***?= x", "=?utf-8?B?***?= x")]
    [InlineData("=?utf-8?X?x?=", "=?utf-8?X?x?=")]
    [InlineData("=?utf-8?Q?open", "=?utf-8?Q?open")]
    [InlineData("=?", "=?")]
    public void Encoded_words_are_decoded_and_what_is_none_stays(string written, string expected) =>
        Assert.Equal(expected, new InboundMail { Headers = MailHeaders.Of(("Subject", written)) }.Subject);

    [Theory]
    [Trait("Feature", "tickets.mail-headers")]
    [InlineData("Ann Lee <Lee@Example.com>", "lee@example.com")]
    [InlineData("lee@example.com (Lee, Ann <x@y>)", "lee@example.com")]
    [InlineData("\"Lee, Ann <x@y>\" <lee@example.com>, bob@example.com", "lee@example.com,bob@example.com")]
    [InlineData("Friends: a@x.org, B <b@x.org>;", "a@x.org,b@x.org")]
    [InlineData("\"open <lee@example.com>", "")]
    [InlineData("<>", "")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("@x, y@, a b@c d", "b@c")]
    public void Addresses_are_found_as_people_and_programs_write_them(string field, string addresses) =>
        Assert.Equal(addresses.Split(',', StringSplitOptions.RemoveEmptyEntries), MailAddresses.Of(field));

    [Theory]
    [Trait("Feature", "tickets.mail-headers")]
    [InlineData("<a@x> <b@x>", "a@x b@x")]
    [InlineData("a@x, b@x", "a@x b@x")]
    [InlineData("<a@x <b@x> >", "b@x")]
    [InlineData("Your mail of Monday <a@x>", "a@x")]
    [InlineData("<>", "")]
    [InlineData("no id", "")]
    public void Message_ids_are_found_however_they_are_written(string field, string ids) =>
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), MessageIds.In(field));

    [Fact]
    [Trait("Feature", "tickets.mail-headers")]
    public void Of_thousands_of_references_the_nearest_and_the_first_are_looked_up()
    {
        MailHeaders headers = MailHeaders.Of(("In-Reply-To", "<2999@x>"), ("References", string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"<{i}@x>"))));

        IReadOnlyList<string> ids = MessageIds.ReferredBy(headers, 100);

        Assert.Equal((100, "2999@x", "0@x"), (ids.Count, ids[0], ids[^1]));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-headers")]
    [InlineData("<p>Hello<br>you &amp; me</p><script>no</script><style>no</style><!-- no -->", "Hello\nyou & me\n")]
    [InlineData("a <b title=\"x > y\">b</b>", "a b")]
    [InlineData("2 < 3", "2 ")]
    [InlineData("<a href='x>open", "open")]
    public void Html_becomes_readable_text(string html, string text) => Assert.Equal(text, MailText.OfHtml(html));
}
