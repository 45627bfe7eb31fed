using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Routing;
using LifecycleDay.Input;

namespace LifecycleDay.Simulation;

/// <summary>Says what a contact needs. A real shop would ask a classifier or a menu; the sample's input knows.</summary>
internal sealed class ShopPlanner(DayInput input, TimeProvider clock) : IContactPlanner
{
    private static readonly TimeSpan SpecialistFirst = TimeSpan.FromMinutes(2);

    public ContactPlan Plan(ContactPlanRequest request)
    {
        ContactLine? line = input.Find(request.Conversation);
        if (line is null)
        {
            return new ContactPlan { Queue = Shop.Service };
        }

        SkillRequirement language = SkillRequirement.AtLeast("lang-" + line.Language);
        return new ContactPlan
        {
            Queue = line.Skill switch { "presale" => Shop.Sales, "complaint" => Shop.Complaints, _ => Shop.Service },
            AgentsAvailable = ShopHours.IsOpen(clock.GetUtcNow()),
            // A specialist for two minutes, then whoever knows the field at all, then anybody who speaks the language.
            Steps =
            [
                new RoutingStep { Skills = [language, SkillRequirement.AtLeast(line.Skill, 70)], ExpiresAfter = SpecialistFirst },
                new RoutingStep { Skills = [language, SkillRequirement.AtLeast(line.Skill)], ExpiresAfter = SpecialistFirst },
                new RoutingStep { Skills = [language] },
            ],
            Dimensions = new EventDimensions
            {
                Channel = line.Channel,
                Entrance = line.Entrance.Length > 0 ? line.Entrance : null,
                Reason = line.Reason,
                CustomerLevel = line.Level,
                SkillGroup = line.Skill,
            },
        };
    }
}
