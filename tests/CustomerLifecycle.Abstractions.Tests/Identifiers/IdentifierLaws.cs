using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Abstractions.Tests.Identifiers;

/// <summary>What holds for every kind of identifier.</summary>
public abstract class IdentifierLaws<TId>
    where TId : struct, IIdentifier<TId>
{
    public static TheoryData<string> Invalid() => ["", " secret", "secret ", "\tsecret", "secret\n", "secret\u0007", "\u3000secret", new string('x', 129)];

    public static TheoryData<string> Valid() => ["a", "t-1", "客户 42", "li.wei@example.com", "a b", new string('x', 128), "😀"];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Text_goes_in_and_comes_out_unchanged(string text)
    {
        TId id = TId.Parse(text, null);

        Assert.Equal(text, id.Value);
        Assert.Equal(text, id.ToString());
        Assert.True(TId.TryParse(text, null, out TId tried));
        Assert.Equal(id, tried);
        Assert.Equal(id, (TId)Activator.CreateInstance(typeof(TId), text)!);
        Assert.Equal(id, JsonSerializer.Deserialize<TId>(JsonSerializer.Serialize(id)));
        Assert.Equal([id], JsonSerializer.Deserialize<Dictionary<TId, int>>(JsonSerializer.Serialize(new Dictionary<TId, int> { [id] = 1 }))!.Keys);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Text_that_is_no_identifier_is_refused_without_repeating_it(string text)
    {
        Assert.False(TId.TryParse(text, null, out TId tried));
        Assert.Equal(default, tried);
        FormatException parsed = Assert.Throws<FormatException>(() => TId.Parse(text, null));
        JsonException read = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TId>(JsonSerializer.Serialize(text)));
        System.Reflection.TargetInvocationException made = Assert.Throws<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(typeof(TId), text));

        Assert.IsType<ArgumentException>(made.InnerException);
        foreach (string message in new[] { parsed.Message, read.Message, made.InnerException!.Message })
        {
            Assert.Contains(typeof(TId).Name, message);
            Assert.Contains("1 to 128 characters", message);
            Assert.DoesNotContain("secret", message);
            Assert.DoesNotContain("xxx", message);
        }
    }

    [Fact]
    public void Half_of_a_character_is_refused()
    {
        // Not as a theory: attributes keep texts as UTF-8, which has no half characters.
        foreach (string text in new[] { "secret\ud83d", "\ude00secret", "a\ude00\ud83db" })
        {
            Assert.False(TId.TryParse(text, null, out _));
            Assert.Contains("half of a surrogate pair", Assert.Throws<FormatException>(() => TId.Parse(text, null)).Message);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("[\"a\"]")]
    public void Json_other_than_a_string_is_refused(string json) =>
        Assert.Contains("is a JSON string", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TId>(json)).Message);

    [Fact]
    public void The_default_value_names_nothing()
    {
        TId none = default;

        Assert.Equal("", none.ToString());
        Assert.Contains(typeof(TId).Name, Assert.Throws<InvalidOperationException>(() => none.Value).Message);
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(none));
        Assert.NotEqual(none, TId.Parse("a", null));
    }

    [Fact]
    public void Identifiers_differ_by_every_character()
    {
        Assert.NotEqual(TId.Parse("a", null), TId.Parse("A", null));
        Assert.NotEqual(TId.Parse("é", null), TId.Parse("e\u0301", null));
    }

    [Fact]
    public void A_uuid_gives_its_36_characters() =>
        Assert.Equal("0197f0e3-5a6b-7c8d-9e0f-112233445566", TId.From(Guid.Parse("0197F0E3-5A6B-7C8D-9E0F-112233445566")).Value);

    [Fact]
    public void Any_text_is_either_kept_or_refused_everywhere_alike() => Prop.ForAll<string?>(text =>
    {
        bool valid = TId.TryParse(text, null, out TId id);
        return valid
            ? id.Value == text && TId.Parse(text!, null).Equals(id)
            : Record.Exception(() => TId.Parse(text!, null)) is FormatException;
    }).QuickCheckThrowOnFailure();
}
