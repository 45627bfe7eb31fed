using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets;

public sealed class WorkflowLawTests
{
    [Fact]
    [Trait("Feature", "tickets.workflow-json")]
    public void What_is_written_as_JSON_is_read_back_equal_and_with_the_same_hash() => Prop.ForAll(RandomWorkflow.Arbitrary, definition =>
    {
        WorkflowDefinition read = WorkflowDefinition.FromJson(definition.ToJson());
        return read == definition && read.Hash == definition.Hash && read.GetHashCode() == definition.GetHashCode() && read.ToJson() == definition.ToJson();
    }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Feature", "tickets.workflow-json")]
    public void The_hash_does_not_depend_on_the_order_in_which_a_workflow_was_built() => Prop.ForAll(RandomWorkflow.WithRandom, built =>
    {
        (WorkflowDefinition definition, Random random) = built;
        WorkflowDefinition other = definition with
        {
            States = [.. definition.States.OrderBy(_ => random.Next())],
            Transitions = [.. definition.Transitions.GroupBy(t => (t.From, t.Trigger)).OrderBy(_ => random.Next()).SelectMany(same => same)
                .Select(t => t with { Guards = [.. t.Guards.Reverse()], RequiredFields = [.. t.RequiredFields.Reverse()] })],
        };
        return other == definition && other.Hash == definition.Hash;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_changed_changes_the_hash() => Prop.ForAll(RandomWorkflow.Arbitrary, definition =>
    {
        TransitionDefinition first = definition.Transitions[0];
        WorkflowDefinition[] others =
        [
            definition with { Name = "other" },
            definition with { Version = definition.Version + 1 },
            definition with { Initial = definition.States[1].Name },
            definition with { States = [definition.States[0] with { OnEntry = ["other"] }, .. definition.States.Skip(1)] },
            definition with { Transitions = [.. definition.Transitions.Skip(1)] },
            definition with { Transitions = [first with { Permission = "other" }, .. definition.Transitions.Skip(1)] },
            definition with { Transitions = [first with { Guards = ["other"] }, .. definition.Transitions.Skip(1)] },
        ];
        return others.All(other => other != definition && other.Hash != definition.Hash);
    }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Feature", "tickets.workflows")]
    public void A_compiled_workflow_decides_what_its_definition_says_and_asks_each_guard_once() => Prop.ForAll(RandomWorkflow.WithRandom, built =>
    {
        (WorkflowDefinition definition, Random random) = built;
        Dictionary<string, bool> answers = [];
        Dictionary<string, int> asked = [];
        Dictionary<string, WorkflowGuard> guards = [];
        foreach (string name in definition.Transitions.SelectMany(t => t.Guards).Select(GuardName.Of).Distinct())
        {
            answers[name] = random.Next(2) == 0;
            guards[name] = _ =>
            {
                asked[name] = asked.GetValueOrDefault(name) + 1;
                return answers[name];
            };
        }

        WorkflowContext context = new()
        {
            Fields = random.Next(2) == 0 ? new Dictionary<string, string> { ["resolution"] = "done", ["备注"] = "好" } : new Dictionary<string, string>(),
            Permissions = random.Next(2) == 0 ? new HashSet<string> { "workflow.do" } : new HashSet<string>(),
        };
        Workflow workflow = new(definition, guards);
        string[] triggers = [.. definition.Transitions.Select(t => t.Trigger).Distinct(), "unheard of"];
        bool agrees = true;
        foreach (string state in definition.States.Select(state => state.Name))
        {
            foreach (string trigger in triggers)
            {
                asked.Clear();
                FireResult result = workflow.Fire(state, trigger, context);
                agrees &= asked.Values.All(times => times == 1) && Expected(definition, answers, context, state, trigger) == (result.Outcome, result.Transition?.To);
            }

            asked.Clear();
            string[] permitted = new string[workflow.MaximumTriggers];
            int count = workflow.PermittedTriggers(state, context, permitted);
            agrees &= asked.Values.All(times => times == 1)
                && permitted.Take(count).SequenceEqual(workflow.PermittedTriggers(state, context))
                && permitted.Take(count).ToHashSet().SetEquals(triggers.Where(t => workflow.Fire(state, t, context).Outcome is FireOutcome.Moved or FireOutcome.FieldMissing));
        }

        return agrees;
    }).QuickCheckThrowOnFailure();

    // The definition read aloud: the state's own transitions, then its parents'; the first whose guards hold.
    private static (FireOutcome Outcome, string? To) Expected(
        WorkflowDefinition definition, Dictionary<string, bool> answers, WorkflowContext context, string state, string trigger)
    {
        FireOutcome outcome = FireOutcome.NotPermitted;
        for (string? at = state; at is not null; at = definition.States.Single(s => s.Name == at).Parent)
        {
            foreach (TransitionDefinition transition in definition.Transitions.Where(t => t.From == at && t.Trigger == trigger))
            {
                if (!transition.Guards.All(guard => answers[GuardName.Of(guard)] != GuardName.IsNegated(guard)))
                {
                    outcome = FireOutcome.GuardRefused;
                    continue;
                }

                return transition.Permission is { } permission && !context.Permissions.Contains(permission) ? (FireOutcome.PermissionMissing, null)
                    : transition.RequiredFields.Any(field => !context.Fields.ContainsKey(field)) ? (FireOutcome.FieldMissing, null)
                    : (FireOutcome.Moved, transition.To);
            }
        }

        return (outcome, null);
    }
}
