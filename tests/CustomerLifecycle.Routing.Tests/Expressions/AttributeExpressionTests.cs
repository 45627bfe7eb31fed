using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static CustomerLifecycle.Routing.AttributeExpression;

namespace CustomerLifecycle.Routing.Tests;

public sealed class AttributeExpressionTests
{
    private static readonly AgentProfile Ann = new()
    {
        Id = new("ann"),
        Attributes = new Dictionary<string, AttributeValue>
        {
            ["region"] = "north",
            ["seniority"] = 3,
            ["badge"] = "007",
            ["tools"] = AttributeValue.SetOf("oven", "fridge"),
        },
    };

    public static TheoryData<string, bool> Conditions => new()
    {
        { """{"agent":"region","op":"=","value":"north"}""", true },
        { """{"agent":"region","op":"=","value":"North"}""", false },
        { """{"agent":"region","op":"!=","value":"south"}""", true },
        { """{"agent":"absent","op":"!=","value":"south"}""", true },
        { """{"agent":"absent","op":"<","value":1}""", false },
        { """{"agent":"seniority","op":"<","value":3}""", false },
        { """{"agent":"seniority","op":"<=","value":3}""", true },
        { """{"agent":"seniority","op":">","value":2.5}""", true },
        { """{"agent":"seniority","op":">=","value":"3"}""", true },
        { """{"agent":"badge","op":"=","value":"7"}""", false },
        { """{"agent":"badge","op":"=","value":7}""", true },
        { """{"agent":"region","op":"<","value":"south"}""", true },
        { """{"agent":"region","op":"<","value":9}""", false },
        { """{"agent":"region","op":"in","values":["east","north"]}""", true },
        { """{"agent":"seniority","op":"in","values":[1,2]}""", false },
        { """{"agent":"absent","op":"not-in","values":["east"]}""", true },
        { """{"agent":"tools","op":"contains","value":"oven"}""", true },
        { """{"agent":"tools","op":"contains","value":"ove"}""", false },
        { """{"agent":"region","op":"contains","value":"ort"}""", true },
        { """{"agent":"tools","op":"=","value":["oven","fridge"]}""", true },
        { """{"agent":"tools","op":"exists"}""", true },
        { """{"agent":"absent","op":"exists"}""", false },
        { """{"not":{"agent":"absent","op":"exists"}}""", true },
        { """{"all":[{"agent":"region","op":"exists"},{"agent":"seniority","op":">","value":3}]}""", false },
        { """{"any":[{"agent":"region","op":"exists"},{"agent":"seniority","op":">","value":3}]}""", true },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    [Trait("Feature", "routing.attributes")]
    public void Each_operator_says_what_it_says_and_is_written_as_it_was_read(string json, bool expected)
    {
        var condition = JsonSerializer.Deserialize<AttributeExpression>(json)!;
        Assert.Equal(expected, condition.IsMetBy(Ann));
        var again = JsonSerializer.Deserialize<AttributeExpression>(JsonSerializer.Serialize(condition))!;
        Assert.Equal(condition, again);
        Assert.Equal(condition.GetHashCode(), again.GetHashCode());
    }

    [Fact]
    public void A_condition_reads_like_a_sentence_and_tells_which_part_fails()
    {
        var condition = All(
            Agent("region").Is(Contact("region")),
            Any(Agent("seniority").AtLeast(5), Not(Agent("tools").Contains("crane"))),
            Agent("level").In("gold", 2));
        Assert.Equal(
            "agent.region = contact.region and (agent.seniority >= 5 or not agent.tools contains 'crane') and agent.level in ('gold', 2)", condition.ToString());
        var bound = condition.Bind(new Dictionary<string, string> { ["region"] = "o'north" })!;
        Assert.StartsWith("agent.region = 'o''north' and (", bound.ToString());
        Assert.Equal("agent.region = 'o''north' (it is 'north')", AttributeEvaluation.Failure(bound, Ann));
        Assert.Equal("agent.level in ('gold', 2) (the agent has none)", AttributeEvaluation.Failure(condition.Bind(new Dictionary<string, string> { ["region"] = "north" })!, Ann));
    }

    [Fact]
    public void What_the_contact_has_is_put_in_once()
    {
        Dictionary<string, string> gold = new() { ["level"] = "gold" };
        var senior = Agent("seniority").AtLeast(5);
        Assert.Null(Contact("level").Is("gold").Bind(gold));
        Assert.Same(Never, Contact("level").Is("black").Bind(gold));
        Assert.Same(Never, Agent("region").Is(Contact("region")).Bind(gold));
        Assert.Null(Agent("region").IsNot(Contact("region")).Bind(gold));
        Assert.Same(senior, Any(Contact("level").Is("black"), senior).Bind(gold));
        Assert.Null(Any(Contact("level").Is("gold"), senior).Bind(gold));
        Assert.Same(senior, All(Contact("level").Is("gold"), senior).Bind(gold));
        Assert.Same(Never, All(Contact("level").Is("black"), senior).Bind(gold));
        Assert.Null(Not(Contact("level").Is("black")).Bind(gold));
    }

    [Fact]
    public void Putting_in_first_or_evaluating_whole_is_the_same() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(12).ToArbitrary(), numbers =>
    {
        int at = 0;
        int Next(int below) => numbers[at++ % numbers.Length] / (1 + (at / numbers.Length)) % below;
        AttributeReference Of() => Next(2) == 0 ? Agent("x" + Next(3)) : Contact("x" + Next(3));
        AttributeExpression Make(int depth) => (depth == 0 ? 3 + Next(4) : Next(7)) switch
        {
            0 => All(Make(depth - 1), Make(depth - 1)),
            1 => Any(Make(depth - 1), Make(depth - 1)),
            2 => Not(Make(depth - 1)),
            3 => Of().Is(Contact("x" + Next(3))),
            4 => Of().IsNot(Next(3)),
            5 => Of().Exists(),
            _ => Of().In(Next(3), "1"),
        };
        var expression = Make(3);
        Dictionary<string, string> contact = new() { ["x0"] = "1", ["x1"] = "2" };
        var agent = Ann with { Attributes = new Dictionary<string, AttributeValue> { ["x0"] = Next(3), ["x2"] = "1" } };
        Assert.Equal(Whole(expression, contact, agent), expression.Bind(contact)?.IsMetBy(agent) ?? true);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    // The meaning, said in the simplest way: a missing operand makes a comparison false, and != and not-in are opposites.
    private static bool Whole(AttributeExpression e, Dictionary<string, string> contact, AgentProfile agent)
    {
        AttributeValue? ValueOf(AttributeReference r) => r.IsOfContact
            ? contact.TryGetValue(r.Name, out string? text) ? AttributeValue.Of(text) : null
            : agent.Attributes.GetValueOrDefault(r.Name);
        return e.Operator switch
        {
            AttributeOperator.All => e.Parts.All(p => Whole(p, contact, agent)),
            AttributeOperator.Any => e.Parts.Any(p => Whole(p, contact, agent)),
            AttributeOperator.Not => !Whole(e.Parts[0], contact, agent),
            AttributeOperator.Exists => ValueOf(e.Subject) is not null,
            AttributeOperator.In => e.Values.Any(v => ValueOf(e.Subject)?.IsSameAs(v) == true),
            AttributeOperator.NotEqual => !Same(e),
            _ => Same(e),
        };

        bool Same(AttributeExpression c) =>
            ValueOf(c.Subject) is { } left && (c.ValueOf is { } r ? ValueOf(r) : c.Values[0]) is { } right && left.IsSameAs(right);
    }

    [Theory]
    [InlineData("""{"agent":"x","op":"~","value":1}""", "give one of exists = != < <= > >= in not-in contains")]
    [InlineData("""{"agent":"x","op":"=","values":[1]}""", "give the attribute, 'op' and 'value'")]
    [InlineData("""{"agent":"x","op":"in","values":[]}""", "give one, or with 'in' 1 to 50")]
    [InlineData("""{"all":[]}""", "give one part or more")]
    [InlineData("""{"agent":"","op":"exists"}""", "give a name of 1 to 100 characters")]
    [InlineData("""{"agent":"x","op":"=","value":true}""", "give a text, a number that fits a decimal, or an array of texts")]
    [InlineData("""{"agent":"x","agent":"y","op":"exists"}""", "give it once")]
    public void What_is_wrong_is_named_with_the_way_out(string json, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AttributeExpression>(json)).Message);

    [Fact]
    public void Size_and_depth_are_bounded()
    {
        var leaf = Agent("x").Exists();
        Assert.Throws<ArgumentException>(() => All(Enumerable.Repeat(leaf, 64)));
        Assert.NotNull(All(Enumerable.Repeat(leaf, 63)));
        Assert.Throws<ArgumentException>(() => Enumerable.Range(0, 8).Aggregate(leaf, (e, _) => Not(e)));
        string deep = string.Concat(Enumerable.Repeat("""{"not":""", 9)) + """{"agent":"x","op":"exists"}""" + new string('}', 9);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AttributeExpression>(deep));
        Assert.Throws<ArgumentException>(() => Agent("x").Is(Agent("y")));
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        var condition = All(Agent("region").Is("north"), Any(Agent("seniority").AtLeast(5), Agent("badge").Is(7), Agent("tools").Contains("oven")), Agent("region").NotIn("a", "b"));
        Assert.True(condition.IsMetBy(Ann));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            condition.IsMetBy(Ann);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
