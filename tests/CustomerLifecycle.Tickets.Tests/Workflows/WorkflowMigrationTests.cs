using CustomerLifecycle.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets;

public sealed class WorkflowMigrationTests
{
    private static readonly WorkflowDefinition First = WorkflowDefinition.Create("repair")
        .Configure("New", StateCategory.New).Permit("Start", "Checking")
        .Configure("Checking", StateCategory.Open).Permit("Done", "Closed").Permit("Argue", "Disputed")
        .Configure("Disputed", StateCategory.OnHold).Permit("Done", "Closed")
        .Configure("Closed", StateCategory.Closed).Build();

    private static readonly WorkflowDefinition Second = WorkflowDefinition.Create("repair", 2)
        .Configure("New", StateCategory.New).Permit("Start", "Diagnosing")
        .Configure("Diagnosing", StateCategory.Open).Permit("Done", "Closed")
        .Configure("Closed", StateCategory.Closed).Build();

    private static readonly WorkflowMigration Migration = WorkflowMigration.Between("repair", 1, 2)
        .Keep("New", "Closed").Map("Checking", "Diagnosing").Refuse("Disputed", "Legal decides first.")
        .RenameField("serial", "serialNumber").DefaultField("warranty", "unknown");

    [Fact]
    [Trait("Feature", "tickets.workflow-migration")]
    public void A_ticket_gets_its_new_state_and_fields()
    {
        WorkflowMove move = Migration.Decide("Checking", new Dictionary<string, string> { ["serial"] = "A1", ["colour"] = "red", ["warranty"] = " " });

        Assert.Equal(("Diagnosing", null), (move.State, move.Refusal));
        Assert.Equal([new("colour", "red"), new("serialNumber", "A1"), new("warranty", "unknown")], move.Fields);
        Assert.Equal("yes", Migration.Decide("New", new Dictionary<string, string> { ["warranty"] = "yes" }).Fields["warranty"]);
        Assert.Empty(Migration.Validate(First, Second));
    }

    [Fact]
    public void What_cannot_be_moved_says_why()
    {
        Assert.Equal("Legal decides first.", Migration.Decide("Disputed", new Dictionary<string, string>()).Refusal);
        Assert.Contains("'Elsewhere'", Migration.Decide("Elsewhere", new Dictionary<string, string>()).Refusal);
        Assert.Contains("'serialNumber'", Migration.Decide("New", new Dictionary<string, string> { ["serial"] = "A1", ["serialNumber"] = "B2" }).Refusal);
        Assert.Null(Migration.Decide("New", new Dictionary<string, string> { ["serial"] = "A1", ["serialNumber"] = "A1" }).Refusal);
    }

    [Fact]
    public void Fields_may_change_places() => Assert.Equal(
        [new("a", "2"), new("b", "1")],
        WorkflowMigration.Between("x", 1, 2).Keep("New").RenameField("a", "b").RenameField("b", "a")
            .Decide("New", new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }).Fields);

    [Fact]
    [Trait("Feature", "tickets.workflow-migration")]
    public void Everything_that_is_wrong_is_listed_at_once()
    {
        WorkflowMigration wrong = WorkflowMigration.Between("repair", 1, 1)
            .Map("New", "Nowhere").Map("Closed", "Closed").Refuse("Closed", "no").Map("Ghost", "New").Refuse("Phantom", " ")
            .RenameField("a", "c").RenameField("b", "c").RenameField(" ", "d").DefaultField("a", "1").DefaultField("e", "");

        string[] places = [.. wrong.Validate(First, Second).Select(problem => problem.Place).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "defaultFields.a", "defaultFields.e", "refused.Phantom", "refused.Phantom", "renamedFields. ", "renamedFields.b",
                "states.Checking", "states.Closed", "states.Disputed", "states.Ghost", "states.New", "to", "to",
            ],
            places);
        Assert.Contains(WorkflowMigration.Between("other", 0, 2).Validate(null, Second), problem => problem.Place == "from");
    }

    [Fact]
    [Trait("Feature", "tickets.workflow-migration")]
    public void Every_old_state_is_mapped_or_refused() => Prop.ForAll(RandomWorkflow.WithRandom, built =>
    {
        (WorkflowDefinition definition, Random random) = built;
        WorkflowDefinition next = definition with { Version = definition.Version + 1 };
        string[] names = [.. definition.States.Select(state => state.Name)];
        string[] forgotten = [.. names.Where(_ => random.Next(3) == 0)];
        WorkflowMigration migration = names.Except(forgotten).Aggregate(
            WorkflowMigration.Between(definition.Name, definition.Version, next.Version),
            (so, name) => random.Next(2) == 0 ? so.Map(name, names[random.Next(names.Length)]) : so.Refuse(name, "by hand"));
        return migration.Validate(definition, next).Select(problem => problem.Place).ToHashSet().SetEquals(forgotten.Select(name => "states." + name))
            && migration.Validate(null, next).Count == 0
            && WorkflowMigration.FromJson(migration.ToJson()) is var read && read == migration && read.ToJson() == migration.ToJson() && read.GetHashCode() == migration.GetHashCode();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_written_as_JSON_too()
    {
        const string Text = """
            {
              "workflow": "repair",
              "from": 1,
              "to": 2,
              "states": {
                "Checking": "Diagnosing",
                "Closed": "Closed",
                "New": "New"
              },
              "refused": {
                "Disputed": "Legal decides first."
              },
              "renamedFields": {
                "serial": "serialNumber"
              },
              "defaultFields": {
                "warranty": "unknown"
              }
            }
            """;

        Assert.Equal(Text, Migration.ToJson());
        Assert.Equal(Migration, WorkflowMigration.FromJson(Text));
        Assert.NotEqual(Migration, Migration.Map("Disputed", "Closed"));
        Assert.Contains("$.stats: there is no such member. Here may stand workflow, from, to, states", Assert.Throws<FormatException>(() => WorkflowMigration.FromJson("""{"stats":{}}""")).Message);
        Assert.Contains("$.states.New", Assert.Throws<FormatException>(() => WorkflowMigration.FromJson("""{"states":{"New":1}}""")).Message);
    }
}
