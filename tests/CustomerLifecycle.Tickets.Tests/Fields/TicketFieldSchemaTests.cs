using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets.Fields;

public sealed class TicketFieldSchemaTests
{
    private static readonly TicketFieldDefinition Price = new() { Name = "price", Type = TicketFieldType.Decimal, Minimum = "0", Maximum = "1000", Scale = 2, Label = "Price" };

    [Theory]
    [Trait("Feature", "tickets.fields")]
    [InlineData(TicketFieldType.Text, " as given ", " as given ")]
    [InlineData(TicketFieldType.Integer, " +042 ", "42")]
    [InlineData(TicketFieldType.Integer, "-9223372036854775808", "-9223372036854775808")]
    [InlineData(TicketFieldType.Decimal, "0012.500", "12.5")]
    [InlineData(TicketFieldType.Decimal, "-0.0", "0")]
    [InlineData(TicketFieldType.Decimal, "1234567890123456789012345.678", "1234567890123456789012345.678")]
    [InlineData(TicketFieldType.Money, "EUR 12.5", "12.50 EUR")]
    [InlineData(TicketFieldType.Money, "1200 JPY", "1200 JPY")]
    [InlineData(TicketFieldType.Money, "1.5 KWD", "1.500 KWD")]
    [InlineData(TicketFieldType.Boolean, "TRUE", "true")]
    [InlineData(TicketFieldType.Date, "2024-02-29", "2024-02-29")]
    [InlineData(TicketFieldType.DateTime, "2026-03-02T09:00:00+08:00", "2026-03-02T01:00:00Z")]
    [InlineData(TicketFieldType.DateTime, "2026-03-02T09:00:00.1230000Z", "2026-03-02T09:00:00.123Z")]
    [InlineData(TicketFieldType.DateTime, "2026-03-02T09:00-05:30", "2026-03-02T14:30:00Z")]
    [InlineData(TicketFieldType.Duration, "PT90M", "PT1H30M")]
    [InlineData(TicketFieldType.Duration, "P1DT36H", "P2DT12H")]
    [InlineData(TicketFieldType.Email, "Ann.Li@Example.ORG", "Ann.Li@example.org")]
    [InlineData(TicketFieldType.Phone, "+86 (138) 0013-8000", "+8613800138000")]
    [InlineData(TicketFieldType.Url, "https://example.org/orders/1?a=b", "https://example.org/orders/1?a=b")]
    [InlineData(TicketFieldType.Reference, " ORD-17 ", "ORD-17")]
    public void A_value_is_stored_in_its_canonical_text(TicketFieldType type, string given, string stored) =>
        Assert.Equal(stored, Of([new() { Name = "f", Type = type }]).Create(Given("f", given)).Values!["f"]);

    [Theory]
    [Trait("Feature", "tickets.fields")]
    [InlineData(TicketFieldType.Integer, "1,000")]
    [InlineData(TicketFieldType.Integer, "9223372036854775808")]
    [InlineData(TicketFieldType.Integer, "1.0")]
    [InlineData(TicketFieldType.Integer, "٤٢")]
    [InlineData(TicketFieldType.Decimal, "12,5")]
    [InlineData(TicketFieldType.Decimal, "1e3")]
    [InlineData(TicketFieldType.Decimal, "0.00000000000000000000000000001")]
    [InlineData(TicketFieldType.Decimal, "12345678901234567890123456789")]
    [InlineData(TicketFieldType.Decimal, "NaN")]
    [InlineData(TicketFieldType.Money, "12.50")]
    [InlineData(TicketFieldType.Money, "EUR")]
    [InlineData(TicketFieldType.Money, "12.505 EUR")]
    [InlineData(TicketFieldType.Money, "1.5 JPY")]
    [InlineData(TicketFieldType.Money, "5 eur")]
    [InlineData(TicketFieldType.Money, "5 ABC")]
    [InlineData(TicketFieldType.Boolean, "yes")]
    [InlineData(TicketFieldType.Date, "2025-02-29")]
    [InlineData(TicketFieldType.Date, "02.03.2026")]
    [InlineData(TicketFieldType.DateTime, "2026-03-02T09:00:00")]
    [InlineData(TicketFieldType.DateTime, "2026-03-02")]
    [InlineData(TicketFieldType.Duration, "P1M")]
    [InlineData(TicketFieldType.Duration, "P1Y")]
    [InlineData(TicketFieldType.Duration, "-PT1H")]
    [InlineData(TicketFieldType.Duration, "1:30")]
    [InlineData(TicketFieldType.Duration, "P")]
    [InlineData(TicketFieldType.Email, "ann@localhost")]
    [InlineData(TicketFieldType.Email, "Ann <ann@example.org>")]
    [InlineData(TicketFieldType.Email, "a..b@example.org")]
    [InlineData(TicketFieldType.Email, "ann@-example.org")]
    [InlineData(TicketFieldType.Phone, "13800138000")]
    [InlineData(TicketFieldType.Phone, "+0123456789")]
    [InlineData(TicketFieldType.Phone, "+1234567890123456")]
    [InlineData(TicketFieldType.Phone, "+86 138 x")]
    [InlineData(TicketFieldType.Url, "/orders/1")]
    [InlineData(TicketFieldType.Url, "javascript:alert(1)")]
    [InlineData(TicketFieldType.Url, "file:///etc/passwd")]
    [InlineData(TicketFieldType.Url, "https://user:secret@example.org/")]
    [InlineData(TicketFieldType.Reference, "a\tb")]
    public void What_is_no_value_is_refused_with_the_field_and_the_way_out(TicketFieldType type, string given)
    {
        TicketFieldCheck check = Of([new() { Name = "f", Type = type }]).Create(Given("f", given));

        TicketRefusal refusal = Assert.Single(check.Refusals);
        Assert.Null(check.Values);
        Assert.Equal((TicketRefusalCodes.FieldInvalid, "f"), (refusal.Code, refusal.Field));
        Assert.Contains("'f'", refusal.Message);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void All_problems_are_told_at_once_and_personal_values_are_masked()
    {
        TicketFieldSchema schema = Of(
            Price,
            new() { Name = "serial", Type = TicketFieldType.Text, Pattern = "[A-Z]{2}[0-9]{4}" },
            new() { Name = "mail", Type = TicketFieldType.Email },
            new() { Name = "passport", Type = TicketFieldType.Text, IsPersonal = true, MaxLength = 9 },
            new() { Name = "order", Type = TicketFieldType.Reference, Required = true });

        TicketFieldCheck check = schema.Create(new Dictionary<string, string> { ["price"] = "1000.01", ["serial"] = "xAB1234", ["mail"] = "ann.li@nowhere", ["passport"] = "E12345678901", ["colour"] = "red" });

        Assert.Equal(["colour", "mail", "passport", "price", "serial", "order"], check.Refusals.Select(refusal => refusal.Field));
        Assert.Equal(
            [TicketRefusalCodes.FieldUnknown, TicketRefusalCodes.FieldInvalid, TicketRefusalCodes.FieldInvalid, TicketRefusalCodes.FieldInvalid, TicketRefusalCodes.FieldInvalid, TicketRefusalCodes.FieldMissing],
            check.Refusals.Select(refusal => refusal.Code));
        Assert.DoesNotContain(check.Refusals, refusal => refusal.Message.Contains("ann.li") || refusal.Message.Contains("E1234"));
        Assert.Equal("The field 'price' (Price) is '1000.01', which is above 1000. Give 1000 or less.", check.Refusals[3].Message);
        Assert.Contains("price, serial, mail, passport, order", check.Refusals[0].Message);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void Bounds_scale_length_and_currencies_hold()
    {
        TicketFieldSchema schema = Of(
            Price,
            new() { Name = "refund", Type = TicketFieldType.Money, Minimum = "0.01", Maximum = "500", Currencies = ["EUR", "CNY"] },
            new() { Name = "bought", Type = TicketFieldType.Date, Minimum = "2020-01-01", Maximum = "2026-12-31" },
            new() { Name = "wait", Type = TicketFieldType.Duration, Maximum = "PT8H" },
            new() { Name = "note", Type = TicketFieldType.Text, MinLength = 3, MaxLength = 5 });

        Assert.True(schema.Create(Values("price", "1000", "refund", "500 CNY", "bought", "2026-12-31", "wait", "PT8H", "note", "abcde")).IsValid);
        Assert.Equal(5, schema.Create(Values("price", "0.001", "refund", "1 USD", "bought", "2019-12-31", "wait", "PT8H1S", "note", "ab")).Refusals.Count);
        Assert.Equal(3, schema.Create(Values("price", "-0.01", "refund", "0 EUR", "note", "abcdef")).Refusals.Count);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void A_retired_choice_stays_where_it_is_and_is_given_to_none()
    {
        TicketFieldSchema schema = Of(
            new() { Name = "fault", Type = TicketFieldType.Choice, Choices = [new("leak"), new("noise"), new("rust", IsRetired: true)] },
            new() { Name = "parts", Type = TicketFieldType.MultiChoice, Choices = [new("seal"), new("lid"), new("cord", IsRetired: true)] });

        Assert.Equal("seal;lid", schema.Create(Values("parts", " lid; seal ;lid")).Values!["parts"]);
        Assert.Contains("leak, noise", Assert.Single(schema.Create(Values("fault", "rust")).Refusals).Message);
        Assert.False(schema.Create(Values("parts", "seal;cord")).IsValid);
        Assert.True(schema.Update(Values("fault", "rust", "parts", "cord"), Values("fault", "rust", "parts", "lid;cord")).IsValid);
        Assert.False(schema.Update(Values("fault", "leak"), Values("fault", "rust")).IsValid);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void What_is_required_immutable_or_preset_is_so()
    {
        TicketFieldSchema schema = Of(
            new() { Name = "order", Type = TicketFieldType.Reference, Required = true, Immutable = true },
            new() { Name = "urgent", Type = TicketFieldType.Boolean, Default = "FALSE" },
            new() { Name = "cause", Type = TicketFieldType.Text, RequiredIn = ["Solved"] });

        IReadOnlyDictionary<string, string> created = schema.Create(Values("order", "o-1")).Values!;
        Assert.Equal("false", created["urgent"]);
        Assert.Equal(TicketRefusalCodes.FieldImmutable, Assert.Single(schema.Update(created, Values("order", "o-2")).Refusals).Code);
        Assert.Equal(TicketRefusalCodes.FieldImmutable, schema.Update(created, Values("order", "")).Refusals[0].Code);
        Assert.True(schema.Update(created, Values("order", "o-1", "urgent", "")).IsValid);
        Assert.Equal("cause", Assert.Single(schema.Enter(created, Values(), "Solved").Refusals).Field);
        Assert.True(schema.Enter(created, Values("cause", "worn seal"), "Solved").IsValid);
        Assert.False(schema.Update(Values("order", "o-1", "cause", "worn seal"), Values("cause", ""), "Solved").IsValid);
        Assert.True(schema.Update(Values("order", "o-1", "cause", "worn seal"), Values("cause", ""), "Open").IsValid);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void Values_stored_before_a_field_was_defined_can_be_taken_away_and_do_not_stand_in_the_way()
    {
        IReadOnlyDictionary<string, string> old = Values("price", "cheap", "colour", "red");

        Assert.True(Of(Price).Update(old, Values("price", "12")).IsValid);
        Assert.Equal(["price"], Of(Price).Update(old, Values("colour", "")).Values!.Keys);
        Assert.True(new TicketFieldSchema([Price], allowUnknown: true).Update(old, Values("size", "XL")).IsValid);
        Assert.True(TicketFieldSchema.Free.Create(Values("anything", "goes")).IsValid);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void Fields_are_read_as_what_they_are()
    {
        Ticket ticket = TicketOf(Values("price", "12.5", "refund", "12.50 EUR", "bought", "2026-03-02", "parts", "seal;lid", "wait", "PT1H30M", "count", "7"));

        Assert.Equal(12.5m, ticket.Field<decimal>(Price));
        Assert.Equal(new Money(12.5m, "EUR"), ticket.Field<Money>(new() { Name = "refund", Type = TicketFieldType.Money }));
        Assert.Equal(new DateOnly(2026, 3, 2), ticket.Field<DateOnly?>(new() { Name = "bought", Type = TicketFieldType.Date }));
        Assert.Equal(["seal", "lid"], ticket.Field<IReadOnlyList<string>>(new() { Name = "parts", Type = TicketFieldType.MultiChoice })!);
        Assert.Equal(TimeSpan.FromMinutes(90), ticket.Field<TimeSpan>(new() { Name = "wait", Type = TicketFieldType.Duration }));
        Assert.Equal(7, ticket.Field<long>(new() { Name = "count", Type = TicketFieldType.Integer }));
        Assert.Null(ticket.Field<bool?>(new() { Name = "none", Type = TicketFieldType.Boolean }));
        Assert.Throws<InvalidOperationException>(() => ticket.Field<bool>(new() { Name = "none", Type = TicketFieldType.Boolean }));
        Assert.Throws<ArgumentException>(() => ticket.Field<long>(Price));
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void Definitions_go_through_JSON_and_a_mistyped_member_is_an_error()
    {
        TicketFieldDefinition[] definitions =
        [
            Price,
            new() { Name = "fault", Type = TicketFieldType.Choice, Choices = [new("leak", "Leaks 漏水"), new("rust", IsRetired: true)], RequiredIn = ["Solved"], Default = "leak" },
            new() { Name = "mail", Type = TicketFieldType.Email },
        ];

        string json = TicketFieldJson.Write(definitions);

        Assert.Equal(json, TicketFieldJson.Write(TicketFieldJson.Read(json)));
        Assert.Contains("漏水", json);
        Assert.Contains("minimun", Assert.Throws<FormatException>(() => TicketFieldJson.Read("""[{ "name": "price", "type": "Decimal", "minimun": "0" }]""")).Message);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void Every_problem_of_definitions_is_found_at_once()
    {
        string message = Assert.Throws<ArgumentException>(() => Of(
            new() { Name = "a", Type = TicketFieldType.Text, Pattern = "(?=x)", Minimum = "1" },
            new() { Name = "a", Type = TicketFieldType.Choice },
            new() { Name = "b", Type = TicketFieldType.Integer, Minimum = "9", Maximum = "1", Scale = 2 },
            new() { Name = "c", Type = TicketFieldType.Money, Currencies = ["XYZ"] },
            new() { Name = "d", Type = TicketFieldType.Date, Default = "yesterday" },
            new() { Name = "e", Type = TicketFieldType.Choice, Choices = [new("x;y"), new("z"), new("z")] })).Message;

        foreach (string expected in new[] { "'a' is defined 2 times", "(?=x)", "Minimum and Maximum are for", "1 to 1000 Choices", "above Maximum 1", "Scale 2", "'XYZ'", "its default is 'yesterday'", "'x;y'", "'z' is there twice" })
        {
            Assert.Contains(expected, message);
        }
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void A_pattern_takes_linear_time_and_matches_the_whole_value()
    {
        TicketFieldSchema schema = Of(new TicketFieldDefinition { Name = "f", Type = TicketFieldType.Text, Pattern = "(a+)+b|c" });

        Assert.False(schema.Create(Given("f", new string('a', 4_000))).IsValid);
        Assert.False(schema.Create(Given("f", "xc")).IsValid);
        Assert.False(schema.Create(Given("f", "c\n")).IsValid);
        Assert.True(schema.Create(Given("f", "aaab")).IsValid);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public void Personal_values_are_masked_for_logs_and_exports()
    {
        IReadOnlyDictionary<string, string> masked = Of(Price, new TicketFieldDefinition { Name = "phone", Type = TicketFieldType.Phone }, new TicketFieldDefinition { Name = "passport", Type = TicketFieldType.Text, IsPersonal = true })
            .Mask(Values("price", "12", "phone", "+8613800138000", "passport", "E12345678"));

        Assert.Equal("12", masked["price"]);
        Assert.DoesNotContain("00138", masked["phone"]);
        Assert.Equal("********", masked["passport"]);
    }

    [Fact]
    public void The_canonical_text_of_any_value_is_its_own_canonical_text_under_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "", "de-DE", "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), ArbMap.Default.ArbFor<long>(), ArbMap.Default.ArbFor<DateTimeOffset>(), (number, whole, instant) =>
                    IsStable(TicketFieldType.Integer, whole.ToString(CultureInfo.InvariantCulture))
                    && IsStable(TicketFieldType.Decimal, number.ToString(CultureInfo.InvariantCulture))
                    && IsStable(TicketFieldType.DateTime, instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture))
                    && IsStable(TicketFieldType.Date, instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    && IsStable(TicketFieldType.Duration, System.Xml.XmlConvert.ToString(TimeSpan.FromTicks(Math.Abs(whole / 2))))).QuickCheckThrowOnFailure();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool IsStable(TicketFieldType type, string text)
    {
        // More digits than a decimal holds for certain are refused, whatever their value.
        FieldValue first = FieldSyntax.Read(type, text);
        return (first.Problem is not null && type == TicketFieldType.Decimal && text.Count(char.IsAsciiDigit) > 28)
            || (first.Problem is null && FieldSyntax.Read(type, first.Text!) is var again && again.Text == first.Text && again.Value!.Equals(first.Value));
    }

    private static TicketFieldSchema Of(params TicketFieldDefinition[] definitions) => new(definitions);

    private static Dictionary<string, string> Given(string name, string value) => new() { [name] = value };

    private static Dictionary<string, string> Values(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static Ticket TicketOf(IReadOnlyDictionary<string, string> fields) => new()
    {
        Tenant = new("acme"), Id = new("t"), Version = 1, Number = "T1", Type = "x", WorkflowVersion = 1, Subject = "s", Priority = "normal", State = "New",
        Category = Events.StateCategory.New, CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch, Fields = fields,
    };
}
