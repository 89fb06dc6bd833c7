import type { Sayings } from './sayings.ts'

export const spanish: Sayings = {
  lang: 'es',
  names: ['Golondrina', 'Garza', 'Alondra', 'Zorzal', 'Colibrí', 'Tórtola'],
  sentences: [
    'Nos invitan cuando el plan ya está firmado.',
    'Traducir también es cuidar, y cuidar se paga.',
    'El formulario pregunta por el golpe y no por el miedo.',
    'Quien hizo la llamada difícil debería presidir la reunión.',
    'Una mesa sin nosotras habla de nosotras igual.',
    'La confianza se construye en los pasillos, no en el acta.',
    'Pedimos tiempo y nos dieron un plazo.',
    'Ser aliada es quedarse cuando ya no hay aplausos.',
    'Compartir el contacto vale más que compartir el logotipo.',
    'Que figure el nombre de la agencia pequeña en el presupuesto.',
    'La competencia cultural no cabe en una tarde de formación.',
    'Si nadie puede quejarse, no es una alianza.',
    'Preguntemos quién no pudo venir antes de votar.',
    'Las sobrevivientes no son un capítulo del informe.',
    'El umbral de riesgo deja fuera a quien aguanta en silencio.',
    'Hace falta un lugar donde decir que no sin perder la silla.',
  ],
  afterthoughts: [
    'Empecemos por ahí.',
    'Lo digo por experiencia.',
    '¿Quién lo paga?',
    'No es la primera vez.',
    'Se puede cambiar.',
  ],
}
