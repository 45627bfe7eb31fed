using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

public sealed class WorkflowJsonTests
{
    private static readonly WorkflowDefinition Loan = WorkflowDefinition.Create("loan", 3)
        .Configure("New", StateCategory.New)
            .PermitIf("Lend", "Lent", "in_stock", "!blocked").OnExit("log")
            .Permit("Cancel", "Closed")
        .Configure("Lent", StateCategory.Open).OnEntry("print-slip")
            .Permit(new() { From = "Lent", Trigger = "Return", To = "Closed", RequiredFields = ["condition"], Permission = "loan.return", Effects = ["mail"] })
        .Configure("Overdue", StateCategory.Open).SubstateOf("Lent")
        .Configure("Lent", StateCategory.Open).Permit("Remind", "Overdue")
        .Configure("Closed", StateCategory.Closed)
        .Build();

    private const string Text = """
        // The same workflow, written in another order.
        {
          "name": "loan",
          "version": 3,
          "initial": "New",
          "states": [
            { "name": "Closed", "category": "Closed" },
            { "name": "Lent", "category": "Open", "onEntry": ["print-slip"] },
            { "name": "New", "category": "New", "onExit": ["log"] },
            { "name": "Overdue", "category": "open", "parent": "Lent" }
          ],
          "transitions": [
            { "from": "Lent", "trigger": "Remind", "to": "Overdue" },
            { "from": "New", "trigger": "Lend", "to": "Lent", "guards": ["!blocked", "in_stock"] },
            { "from": "Lent", "trigger": "Return", "to": "Closed", "permission": "loan.return", "requiredFields": ["condition"], "effects": ["mail"] },
            { "from": "New", "trigger": "Cancel", "to": "Closed" }
          ]
        }
        """;

    [Fact]
    [Trait("Feature", "tickets.workflow-json")]
    public void Code_and_JSON_build_the_same_definition()
    {
        WorkflowDefinition read = WorkflowDefinition.FromJson(Text);

        Assert.Equal(Loan, read);
        Assert.Equal(Loan.Hash, read.Hash);
        Assert.Equal(Loan, WorkflowDefinition.FromJson(Loan.ToJson()));
        Assert.NotEqual(Loan.Hash, (Loan with { Version = 4 }).Hash);
    }

    // A hash is kept beside tickets and in deployments: it must not change with a release.
    [Fact]
    public void The_hash_of_a_definition_stays_what_it_is() => Assert.Equal("a44b13ae9068d6b655f2c19fff94e2ee11b6aac1f1f48546f34098f1ab44bdda", Loan.Hash);

    [Fact]
    public void What_is_empty_is_left_out_of_the_text() => Assert.Equal(
        """
        {
          "name": "short",
          "version": 1,
          "initial": "New",
          "states": [
            {
              "name": "New",
              "category": "New"
            },
            {
              "name": "关闭",
              "category": "Closed"
            }
          ],
          "transitions": [
            {
              "from": "New",
              "trigger": "Close",
              "to": "关闭",
              "requiredFields": [
                "resolution"
              ]
            }
          ]
        }
        """,
        WorkflowDefinition.Create("short").Configure("New", StateCategory.New).Permit("Close", "关闭", "resolution").Configure("关闭", StateCategory.Closed).Build().ToJson());

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "not null")]
    [InlineData("[]", "at $")]
    [InlineData("""{"name":"x"}""", "states")]
    [InlineData("""{"name":"x","version":1,"initial":"A","states":null,"transitions":[]}""", "at $.states")]
    [InlineData("{\n\"name\":\"x\",\n\"colour\":\"red\"}", "line 3")]
    [InlineData("{\n\"name\":\"x\",\n\"colour\":\"red\"}", "$.colour: there is no such member. Here may stand name, version, initial, states, transitions")]
    [InlineData("""{"states":[{"name":"A","color":"red"}]}""", "$.states[0].color: there is no such member. Here may stand name, category, parent, onEntry, onExit")]
    [InlineData("""{"transitions":[{"guard":"x"}]}""", "$.transitions[0].guard: there is no such member. Here may stand from, trigger, to, guards, requiredFields, permission, effects")]
    [InlineData("""{"version":"1"}""", "$.version: the value is of the wrong type")]
    [InlineData("""{"version":1.5}""", "$.version")]
    [InlineData("""{"name":7}""", "$.name: the value is of the wrong type")]
    [InlineData("""{"transitions":[{"guards":"vip"}]}""", "$.transitions[0].guards: the value is of the wrong type")]
    [InlineData("""{"name":"x","name":"y"}""", "name")]
    [InlineData("""{"states":[{"category":"Sleeping"}]}""", "'Sleeping' is no category. Use one of New, Open, Pending, OnHold, Solved, Closed")]
    [InlineData("""{"states":[{"category":"Open, Closed"}]}""", "is no category")]
    [InlineData("""{"states":[{"category":1}]}""", "$.states[0].category: a category is one of the names")]
    [InlineData("""{"states":[{"category":"1"}]}""", "is no category")]
    public void Text_that_is_no_workflow_is_refused_with_the_place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => WorkflowDefinition.FromJson(json)).Message);

    [Fact]
    public void A_text_of_any_length_is_not_read() =>
        Assert.Contains("at most", Assert.Throws<FormatException>(() => WorkflowDefinition.FromJson(new string(' ', (4 * 1024 * 1024) + 1))).Message);
}
