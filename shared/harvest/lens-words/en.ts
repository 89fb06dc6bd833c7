import type { LensWords } from '../lens-words.ts'

export const en: LensWords = {
  lang: 'en',
  dir: 'ltr',
  lenses: {
    principles: {
      name: 'Principles of feminist allyship',
      groups: {
        building: 'To begin and to build',
        sustaining: 'To keep it alive',
        tensions: 'When it becomes difficult',
      },
      items: {
        vision: { name: 'A vision that is shared', about: 'Where we go together, further than one project.' },
        solidarity: {
          name: 'Standing together where it shows',
          about: 'Who stands up for whom, so that others see it.',
        },
        trust: {
          name: 'Trust, openness and answering to one another',
          about: 'Aims, money and mistakes lie on the table, on every side.',
        },
        access: {
          name: 'A way in, and a voice once inside',
          about: 'Those kept out so far come into the rooms where things are decided, and are heard there.',
        },
        difference: {
          name: 'Difference named and put to use',
          about: 'What sets us apart is no secret, and makes us stronger.',
        },
        learning: {
          name: 'Learning from one another, leading in turn',
          about: 'Knowledge, skill and leadership grow on all sides.',
        },
        whole: {
          name: 'Seeing how wrongs cross, and who is not in the room',
          about: 'New perspectives are welcome, and we ask whose is missing.',
        },
        touch: { name: 'Staying in touch', about: 'We talk also when there is nothing to get done.' },
        bending: {
          name: 'Bending without breaking',
          about: 'Plans change when somebody is in trouble; nobody is left alone with it.',
        },
        linkages: {
          name: 'Ties to other struggles',
          about: 'We reach beyond our own subject, to those with a neighbouring one.',
        },
        'without-us': {
          name: 'Nothing about us without us',
          about: 'Whoever lives with it speaks of it; the others make room.',
        },
        quarrel: {
          name: 'A known way through power and conflict',
          about: 'It is agreed where tension goes, and that way is used.',
        },
        money: {
          name: 'No louder voice for whoever brings the money',
          about: 'What people know and carry counts as much as funds.',
        },
        ties: {
          name: 'No ally for ourselves alone, ties wider than two people',
          about: 'Older ties are respected, and the bond outlasts those who made it.',
        },
      },
    },
    strategies: {
      name: 'Strategies for engaging allies',
      groups: {},
      items: {
        stories: { name: 'Telling stories', about: 'What happened, told so that others see their part in it.' },
        language: { name: 'Choosing words for whoever listens', about: 'The same cause, in words that open the door.' },
        safety: { name: 'Keeping safe rooms', about: 'Places for those at the core, where allies are not.' },
        relations: { name: 'Time for relationships', about: 'Trust first, and more part in it after that.' },
        members: { name: 'Many kinds of people', about: 'Different moments need different people in front.' },
        values: { name: 'What we hold in common', about: 'Begin where we already agree.' },
        networks: { name: 'Networks around shared beliefs', about: 'Also with those whose cause only touches ours.' },
        influence: { name: 'People with influence', about: 'Those whom others follow, or whose yes is needed.' },
        coalitions: {
          name: 'Coalitions with a purpose',
          about: 'Together for this, even where we are not one in all.',
        },
        funding: {
          name: 'Funding that brings people together',
          about: 'Funders know others; money can build a network.',
        },
        openings: { name: 'Ways to take part', about: 'Something to do, a role, a job, for whoever is willing.' },
      },
    },
    cycles: {
      name: 'Six cycles of standing up',
      groups: {},
      items: {
        power: { name: 'Gathering our power', about: 'From one voice to many that act together.' },
        strategy: {
          name: 'One strategy, tactics to fit',
          about: 'A goal we share, and steps found backwards from it.',
        },
        movements: { name: 'Movements that connect', about: 'Many efforts, one fabric, each with its own hands.' },
        conversation: {
          name: 'Changing what is talked about',
          about: 'Other stories in public, and other people telling them.',
        },
        security: { name: 'Risk, safety and each other', about: 'We know the dangers and look after one another.' },
        alliances: {
          name: 'Alliances, conflict and negotiation',
          about: 'Agreements in words, and at times an agreement to disagree.',
        },
      },
    },
  },
}
